"use client";
import {
  ChevronDown,
  Ellipsis,
  KeyRound,
  ShieldCheck,
  ShieldMinus,
  UserCheck,
  UserX,
} from "lucide-react";
import { type ComponentType, useRef, useState } from "react";
import { Button, IconButton } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import type { MenuPart } from "@/app/ui/menu-parts";
import { useLater } from "@/app/ui/use-later";
import type { MenuPerson, PersonDialogProps } from "./person-dialog";

type Question = "status" | "role" | "link";

const dialogs: Record<Question, () => Promise<ComponentType<PersonDialogProps>>> = {
  status: async () => (await import("./change-status-dialog")).ChangeStatusDialog,
  role: async () => (await import("./change-role-dialog")).ChangeRoleDialog,
  link: async () => (await import("./set-password-link-dialog")).SetPasswordLinkDialog,
};

/** What an admin can do with a person. */
export function PersonMenu({
  person,
  look = "row",
}: {
  person: MenuPerson;
  look?: "row" | "page";
}) {
  const [asking, setAsking] = useState<Question>();
  const trigger = useRef<HTMLButtonElement>(null);
  const dialog = {
    person,
    returnFocus: trigger,
    onOpenChange: (open: boolean) => !open && setAsking(undefined),
  };
  return (
    <>
      <Menu
        parts={actionsOn(person, setAsking)}
        trigger={
          look === "row" ? (
            <IconButton ref={trigger} icon={Ellipsis} label={`Actions for ${person.name}`} />
          ) : (
            <Button ref={trigger}>
              Actions <ChevronDown size={14} aria-hidden />
            </Button>
          )
        }
      />
      {asking && <Asked key={asking} question={asking} {...dialog} open />}
    </>
  );
}

function Asked({ question, ...dialog }: PersonDialogProps & { question: Question }) {
  const Dialog = useLater(dialogs[question], true, () => dialog.onOpenChange(false));
  return Dialog && <Dialog {...dialog} />;
}

function actionsOn(person: MenuPerson, ask: (question: Question) => void): MenuPart[] {
  const isActive = person.status === "active";
  const isAdmin = person.role === "admin";
  const link: MenuPart = {
    kind: "action",
    label: "Set-password link",
    icon: KeyRound,
    onSelect: () => ask("link"),
  };
  const role: MenuPart = {
    kind: "action",
    label: isAdmin ? "Make member" : "Make admin",
    icon: isAdmin ? ShieldMinus : ShieldCheck,
    onSelect: () => ask("role"),
  };
  const status: MenuPart = isActive
    ? {
        kind: "action",
        label: "Deactivate",
        icon: UserX,
        tone: "danger",
        onSelect: () => ask("status"),
      }
    : { kind: "action", label: "Reactivate", icon: UserCheck, onSelect: () => ask("status") };
  return [...(isActive && person.email ? [link] : []), role, { kind: "separator" }, status];
}
