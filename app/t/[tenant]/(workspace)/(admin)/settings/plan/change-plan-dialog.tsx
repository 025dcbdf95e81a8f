"use client";
import { useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toast } from "@/app/ui/toast";
import { changePlanAction } from "../actions";

type ChangePlanDialogProps = {
  to: { id: string; name: string };
  losesScim: boolean;
  /** How long the other plan keeps events, if that is shorter. */
  losesEvents: string | undefined;
};

/** Changes the plan after stating the consequences. */
export function ChangePlanDialog({ to, losesScim, losesEvents }: ChangePlanDialogProps) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={trigger} onClick={() => setOpen(true)}>
        Change to {to.name}
      </Button>
      <ConfirmDialog
        title={`Change to ${to.name}?`}
        description={[
          losesScim
            ? `SCIM calls from your identity provider are refused at once, and the Activity Log is no longer available. Tokens${losesEvents ? " and people" : ", people and events"} are kept, and everything works again after an upgrade.`
            : "The change takes effect at once. SCIM tokens generated on an earlier plan work again.",
          losesEvents &&
            `Activity events are kept ${losesEvents}; older ones are deleted permanently, from 30 days after the change.`,
        ]
          .filter(Boolean)
          .join(" ")}
        verb={`Change to ${to.name}`}
        tone={losesScim ? "danger" : "primary"}
        action={changePlanAction}
        fields={{ plan: to.id }}
        onDone={() => toast(`The plan is now ${to.name}`)}
        open={open}
        onOpenChange={setOpen}
        returnFocus={trigger}
      />
    </>
  );
}
