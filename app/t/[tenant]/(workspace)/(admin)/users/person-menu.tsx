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
import { lazy, Suspense, useRef, useState } from "react";
import { Button, IconButton } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import type { MenuPart } from "@/app/ui/menu-parts";
import type { MenuPerson } from "./person-dialog";

const ChangeRoleDialog = lazy(() =>
  import("./change-role-dialog").then((module) => ({ default: module.ChangeRoleDialog })),
);
const ChangeStatusDialog = lazy(() =>
  import("./change-status-dialog").then((module) => ({ default: module.ChangeStatusDialog })),
);
const SetPasswordLinkDialog = lazy(() =>
  import("./set-password-link-dialog").then((module) => ({
    default: module.SetPasswordLinkDialog,
  })),
);

type Question = "status" | "role" | "link";

/** What an admin may do with a person. */
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
      <Suspense>
        {asking === "status" && <ChangeStatusDialog {...dialog} open />}
        {asking === "role" && <ChangeRoleDialog {...dialog} open />}
        {asking === "link" && <SetPasswordLinkDialog {...dialog} open />}
      </Suspense>
    </>
  );
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
