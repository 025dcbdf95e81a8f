import type { ReactElement, ReactNode, Ref, RefObject } from "react";

export type DialogProps = {
  /** An alert dialog asks before something happens. */
  role?: "dialog" | "alertdialog";
  /** A card in the middle, or a sheet from the left, whose title is for the ear alone. */
  look?: "card" | "sheet";
  title: string;
  description?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: DialogTrigger;
  /** What gets the focus on opening; the first control otherwise. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** What gets the focus on closing, where no trigger belongs to the dialog. */
  returnFocus?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
};

/** The button that opens a dialog. A client component makes it: what a server component sends may only be a promise of it. */
export type DialogTrigger = ReactElement<{
  ref?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "dialog";
  "aria-expanded"?: boolean;
}>;
