import type { RefObject } from "react";
import type { Person } from "@/lib/directory/people";

/** What a person's menu, and the dialogs it opens, need to know about that person. */
export type MenuPerson = Pick<Person, "id" | "name" | "email" | "role" | "status"> & {
  /** Whether it is the viewer's own account. */
  isSelf: boolean;
};

/** The props of each of those dialogs. */
export type PersonDialogProps = {
  person: MenuPerson;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocus: RefObject<HTMLButtonElement | null>;
};
