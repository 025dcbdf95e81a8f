"use client";
import { callAction } from "@/app/ui/call-action";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toastWithUndo } from "@/app/ui/toast";
import { setUserRoleAction } from "./actions";
import type { PersonDialogProps } from "./person-dialog";

/** Turns a member into an admin, or an admin into a member. */
export function ChangeRoleDialog({ person, ...rest }: PersonDialogProps) {
  const role = person.role === "admin" ? "member" : "admin";
  return (
    <ConfirmDialog
      title={role === "admin" ? `Make ${person.name} an admin?` : `Make ${person.name} a member?`}
      description={
        role === "admin"
          ? "Admins can see every person, policy and event in this workspace, and change its settings."
          : "They still sign their own policies, but lose access to users, groups, settings and the Activity Log."
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
