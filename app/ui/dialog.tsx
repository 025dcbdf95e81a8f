"use client";
import { cloneElement, type ReactNode, useRef } from "react";
import type { DialogProps } from "./dialog-props";
import { useKeptFocus } from "./use-kept-focus";
import { useLater } from "./use-later";

const load = () => import("./opened-dialog");

/**
 * A modal dialog: title, one sentence, content; Escape closes it and focus returns. Its code loads when the first one
 * is about to be opened.
 */
export function Dialog({ trigger, returnFocus, ...dialog }: DialogProps) {
  const { open, onOpenChange } = dialog;
  const part = useLater(load, open, () => onOpenChange(false));
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(button);
  return (
    <>
      {trigger &&
        cloneElement(trigger, {
          ref: button,
          onClick: () => onOpenChange(true),
          onPointerEnter: () => void load(),
          onFocus: () => void load(),
          "aria-haspopup": "dialog",
          "aria-expanded": open,
        })}
      {part && <part.OpenedDialog returnFocus={returnFocus ?? button} {...dialog} />}
    </>
  );
}

/** The row of buttons at the end of a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
