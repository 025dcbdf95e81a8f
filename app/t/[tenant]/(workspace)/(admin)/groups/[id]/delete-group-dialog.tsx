"use client";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toast } from "@/app/ui/toast";
import { deleteGroupAction } from "../actions";

/** Deletes a group after stating the consequences. */
export function DeleteGroupDialog({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={trigger} icon={Trash2} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <ConfirmDialog
        title={`Delete “${name}”?`}
        description="Its memberships end, and open policies that its members had only through this group are withdrawn. No accounts or sign-offs are deleted."
        verb="Delete group"
        action={deleteGroupAction}
        fields={{ id }}
        onDone={() => {
          toast(`“${name}” deleted`);
          router.replace("/groups");
        }}
        open={open}
        onOpenChange={setOpen}
        returnFocus={trigger}
      />
    </>
  );
}
