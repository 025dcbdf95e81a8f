"use client";
import { useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toast } from "@/app/ui/toast";
import { useKeptFocus } from "@/app/ui/use-kept-focus";
import { disconnectAction } from "./actions";

/** Disconnects the identity provider after stating the consequences. */
export function SamlDisconnectDialog() {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  useKeptFocus(trigger);
  return (
    <>
      <Button ref={trigger} tone="ghost" onClick={() => setOpen(true)}>
        Disconnect
      </Button>
      <ConfirmDialog
        title="Disconnect the identity provider?"
        description="Nobody will be able to sign in with SSO. People without a password need a set-password link from an admin. Accounts, sign-offs and SCIM provisioning stay as they are."
        verb="Disconnect"
        action={disconnectAction}
        fields={{}}
        onDone={() => toast("Identity provider disconnected")}
        open={open}
        onOpenChange={setOpen}
        returnFocus={trigger}
      />
    </>
  );
}
