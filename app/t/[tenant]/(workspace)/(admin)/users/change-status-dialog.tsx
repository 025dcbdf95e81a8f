"use client";
import type { RefObject } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { setUserActiveAction } from "./actions";
import type { MenuPerson } from "./person-menu";

export type PersonDialogProps = {
  person: MenuPerson;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocus: RefObject<HTMLButtonElement | null>;
};

/** Deactivates or reactivates a person. */
export function ChangeStatusDialog({ person, ...rest }: PersonDialogProps) {
  const isActive = person.status === "active";
  return (
    <ConfirmDialog
      title={isActive ? `Deactivate ${person.name}?` : `Reactivate ${person.name}?`}
      description={
        isActive
          ? "Their sessions end at once and open policies pause. Sign-offs and group memberships stay, and you can reactivate the account at any time."
          : "They can sign in again, and the policies that were open come back."
      }
      verb={isActive ? "Deactivate user" : "Reactivate user"}
      tone={isActive ? "danger" : "primary"}
      action={setUserActiveAction}
      fields={{ id: person.id, active: String(!isActive) }}
      onDone={() => toast(`${person.name} ${isActive ? "deactivated" : "reactivated"}`)}
      {...rest}
    />
  );
}
