import type { RefObject } from "react";

/** What the menu of a person, and the dialogs it opens, know of that person. */
export type MenuPerson = {
  id: string;
  name: string;
  email: string | null;
  role: "admin" | "member";
  status: "active" | "deactivated";
  /** Whether it is the viewer's own account. */
  isSelf?: boolean;
};

/** What each of those dialogs is given. */
export type PersonDialogProps = {
  person: MenuPerson;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocus: RefObject<HTMLButtonElement | null>;
};
