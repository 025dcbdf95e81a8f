import type { RefObject } from "react";
import type { Person } from "@/lib/directory/people";

/** What the menu of a person, and the dialogs it opens, know of that person. */
export type MenuPerson = Pick<Person, "id" | "name" | "email" | "role" | "status"> & {
  /** Whether it is the viewer's own account. */
  isSelf: boolean;
};

/** What each of those dialogs is given. */
export type PersonDialogProps = {
  person: MenuPerson;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocus: RefObject<HTMLButtonElement | null>;
};
