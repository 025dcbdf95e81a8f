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
import { useRef, useState } from "react";
import { Button, IconButton } from "@/app/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/app/ui/menu";
import { ChangeRoleDialog } from "./change-role-dialog";
import { ChangeStatusDialog } from "./change-status-dialog";
import type { MenuPerson } from "./person-dialog";
import { SetPasswordLinkDialog } from "./set-password-link-dialog";

/** What an admin may do with a person. */
export function PersonMenu({
  person,
  look = "row",
}: {
  person: MenuPerson;
  look?: "row" | "page";
}) {
  const [asking, setAsking] = useState<"status" | "role" | "link">();
  const trigger = useRef<HTMLButtonElement>(null);
  const dialog = {
    person,
    returnFocus: trigger,
    onOpenChange: (open: boolean) => !open && setAsking(undefined),
  };
  const isActive = person.status === "active";

  return (
    <>
      <Menu
        trigger={
          look === "row" ? (
            <IconButton ref={trigger} icon={Ellipsis} label={`Actions for ${person.name}`} />
          ) : (
            <Button ref={trigger}>
              Actions <ChevronDown size={14} aria-hidden />
            </Button>
          )
        }
      >
        {isActive && person.email && (
          <MenuItem icon={KeyRound} onSelect={() => setAsking("link")}>
            One-time password link
          </MenuItem>
        )}
        <MenuItem
          icon={person.role === "admin" ? ShieldMinus : ShieldCheck}
          onSelect={() => setAsking("role")}
        >
          {person.role === "admin" ? "Make member" : "Make admin"}
        </MenuItem>
        <MenuSeparator />
        {isActive ? (
          <MenuItem icon={UserX} tone="danger" onSelect={() => setAsking("status")}>
            Deactivate
          </MenuItem>
        ) : (
          <MenuItem icon={UserCheck} onSelect={() => setAsking("status")}>
            Reactivate
          </MenuItem>
        )}
      </Menu>
      {asking === "status" && <ChangeStatusDialog {...dialog} open />}
      {asking === "role" && <ChangeRoleDialog {...dialog} open />}
      {asking === "link" && <SetPasswordLinkDialog {...dialog} open />}
    </>
  );
}
