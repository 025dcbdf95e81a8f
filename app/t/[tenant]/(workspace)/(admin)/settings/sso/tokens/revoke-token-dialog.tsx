"use client";
import { useRef, useState } from "react";
import { Button, type Tone } from "@/app/ui/button";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toast } from "@/app/ui/toast";
import { useKeptFocus } from "@/app/ui/use-kept-focus";
import { revokeTokenAction } from "./actions";

/** Revokes a token after stating the consequences. */
export function RevokeTokenDialog({
  id,
  name,
  tone = "ghost",
  verb = "Revoke",
}: {
  id: string;
  name: string;
  tone?: Tone;
  verb?: string;
}) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  useKeptFocus(trigger);
  return (
    <>
      <Button
        ref={trigger}
        tone={tone}
        aria-label={`${verb} ${name}`}
        onClick={() => setOpen(true)}
      >
        {verb}
      </Button>
      <ConfirmDialog
        title={`Revoke “${name}”?`}
        description="Revoking immediately blocks the identity provider from making further SCIM calls with that credential. Existing provisioned users are not affected. A revoked token can't be made active again."
        verb="Revoke token"
        action={revokeTokenAction}
        fields={{ id }}
        onDone={() => toast(`“${name}” revoked`)}
        open={open}
        onOpenChange={setOpen}
        returnFocus={trigger}
      />
    </>
  );
}
