"use client";
import { cloneElement, lazy, type ReactNode, Suspense, useRef } from "react";
import type { DialogProps } from "./dialog-props";
import { useKeptFocus } from "./use-kept-focus";
import { useOnceTrue } from "./use-once-true";

const load = () => import("./opened-dialog");
const OpenedDialog = lazy(() => load().then((module) => ({ default: module.OpenedDialog })));

/**
 * A modal dialog: title, one sentence, content; Escape closes it and focus returns. What shows it comes
 * when the first one is about to be opened.
 */
export function Dialog({ trigger, returnFocus, ...dialog }: DialogProps) {
  const { open, onOpenChange } = dialog;
  const wasOpened = useOnceTrue(open);
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
      {wasOpened && (
        <Suspense>
          <OpenedDialog returnFocus={returnFocus ?? button} {...dialog} />
        </Suspense>
      )}
    </>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
