"use client";
import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { IconButton } from "./button";
import { focusContent, useKeptFocus } from "./use-kept-focus";

type DialogProps = {
  /** An alert dialog asks before something happens. */
  role?: "dialog" | "alertdialog";
  title: string;
  description?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: ReactNode;
  /** What gets the focus on opening; the first control otherwise. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** What gets the focus on closing, where no trigger belongs to the dialog. */
  returnFocus?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
};

/** A modal dialog: title, one sentence, content; Escape closes it and focus returns. */
export function Dialog({
  role = "dialog",
  title,
  description,
  open,
  onOpenChange,
  trigger,
  initialFocus,
  returnFocus,
  children,
}: DialogProps) {
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(button);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && (
        <Radix.Trigger ref={button} asChild>
          {trigger}
        </Radix.Trigger>
      )}
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          role={role}
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            if (!initialFocus?.current) return;
            event.preventDefault();
            initialFocus.current.focus();
          }}
          onCloseAutoFocus={(event) => {
            if (!returnFocus) return;
            event.preventDefault();
            if (returnFocus.current) returnFocus.current.focus();
            else focusContent();
          }}
          className="appear fixed inset-x-4 top-[12vh] z-50 mx-auto max-h-[80vh] max-w-md overflow-y-auto rounded-lg bg-raised p-5 shadow-overlay focus:outline-none"
        >
          <div className="mb-4 pr-8">
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
            {description && (
              <Radix.Description className="mt-1 text-sm text-muted">
                {description}
              </Radix.Description>
            )}
          </div>
          {children}
          <Radix.Close asChild>
            <IconButton icon={X} label="Close" className="absolute top-3 right-3" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
