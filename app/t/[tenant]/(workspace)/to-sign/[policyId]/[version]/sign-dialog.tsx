"use client";
import { PenLine } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toast } from "@/app/ui/toast";
import { signPolicyAction } from "../../actions";

type SignDialogProps = { policyId: string; version: number; title: string };

/** Signs after a warning that this is final. */
export function SignDialog({ policyId, version, title }: SignDialogProps) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={trigger} tone="primary" icon={PenLine} onClick={() => setOpen(true)}>
        Sign this policy
      </Button>
      <ConfirmDialog
        title={`Sign “${title}”?`}
        description={`You confirm that you have read version ${version} and will comply with it. Your name and the time are recorded. This can't be undone.`}
        verb="Sign"
        tone="primary"
        action={signPolicyAction}
        fields={{ policyId, version: String(version) }}
        onDone={() => toast(`“${title}” signed`)}
        open={open}
        onOpenChange={setOpen}
        returnFocus={trigger}
      />
    </>
  );
}
