"use client";
import { callAction } from "@/app/ui/call-action";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toastWithUndo } from "@/app/ui/toast";
import { setUserRoleAction } from "./actions";
import type { PersonDialogProps } from "./person-dialog";

/** Makes an admin of a member, or a member of an admin. */
export function ChangeRoleDialog({ person, ...rest }: PersonDialogProps) {
  const role = person.role === "admin" ? "member" : "admin";
  return (
    <ConfirmDialog
      title={role === "admin" ? `Make ${person.name} an admin?` : `Make ${person.name} a member?`}
      description={
        role === "admin"
          ? "Admins see every person, policy and event of this workspace, and can change its settings."
          : "They keep their own policies to sign, and lose access to users, settings and the Activity Log."
      }
      verb={role === "admin" ? "Make admin" : "Make member"}
      tone="primary"
      action={setUserRoleAction}
      fields={{ id: person.id, role }}
      onDone={() =>
        toastWithUndo(`${person.name} is now ${role === "admin" ? "an admin" : "a member"}`, () =>
          callAction(setUserRoleAction, { id: person.id, role: person.role }),
        )
      }
      {...rest}
    />
  );
}
