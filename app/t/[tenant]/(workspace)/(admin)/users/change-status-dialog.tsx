"use client";
import { callAction } from "@/app/ui/call-action";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toastWithUndo } from "@/app/ui/toast";
import { setUserActiveAction } from "./actions";
import type { PersonDialogProps } from "./person-dialog";

const consequences = {
  deactivate:
    "They are signed out at once, and their open policies are paused. Sign-offs and group memberships are kept, and you can reactivate the account at any time.",
  deactivateSelf:
    "This is your own account. You will be signed out at once, and only another admin can let you back in.",
  reactivate: "They can sign in again, and the policies that they still had to sign come back.",
};

/** Deactivates or reactivates a person. */
export function ChangeStatusDialog({ person, ...rest }: PersonDialogProps) {
  const verb = person.status === "active" ? "Deactivate" : "Reactivate";
  const isLeaving = verb === "Deactivate";
  const leaving = consequences[person.isSelf ? "deactivateSelf" : "deactivate"];
  return (
    <ConfirmDialog
      title={`${verb} ${person.name}?`}
      description={isLeaving ? leaving : consequences.reactivate}
      verb={`${verb} user`}
      tone={isLeaving ? "danger" : "primary"}
      action={setUserActiveAction}
      fields={{ id: person.id, active: String(!isLeaving) }}
      onDone={() =>
        toastWithUndo(`${person.name} ${isLeaving ? "deactivated" : "reactivated"}`, () =>
          callAction(setUserActiveAction, { id: person.id, active: String(isLeaving) }),
        )
      }
      {...rest}
    />
  );
}
