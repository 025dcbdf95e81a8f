import type { ReactElement, ReactNode, Ref, RefObject } from "react";

export type DialogProps = {
  /** An alert dialog asks for confirmation. */
  role?: "dialog" | "alertdialog";
  /** A card in the middle, or a sheet from the left, whose title is only for screen readers. */
  look?: "card" | "sheet";
  title: string;
  description?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: DialogTrigger;
  /** Gets the focus on opening; by default, the first control does. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Gets the focus on closing, if the dialog has no trigger. */
  returnFocus?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
};

/** The button that opens a dialog. Create it in a client component: a server component might only send a promise. */
export type DialogTrigger = ReactElement<{
  ref?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "dialog";
  "aria-expanded"?: boolean;
}>;
