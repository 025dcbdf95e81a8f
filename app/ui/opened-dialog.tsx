"use client";
import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { IconButton } from "./button";
import { classNames } from "./class-names";
import type { DialogProps } from "./dialog-props";
import { focusContent } from "./use-kept-focus";

const looks = {
  card: "inset-x-4 top-[12vh] mx-auto max-h-[80vh] max-w-md rounded-lg bg-raised p-5",
  // Hidden in favour of the skeleton once a page has been chosen in it.
  sheet: "inset-y-0 left-0 flex w-72 flex-col gap-5 bg-canvas p-3 has-data-waiting:invisible",
};

/** The dialog once it has been opened for the first time. */
export function OpenedDialog({
  role = "dialog",
  look = "card",
  title,
  description,
  open,
  onOpenChange,
  initialFocus,
  returnFocus,
  children,
}: Omit<DialogProps, "trigger">) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-scrim has-[+*_[data-waiting]]:invisible" />
        <Radix.Content
          role={role}
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            if (!initialFocus?.current) return;
            event.preventDefault();
            initialFocus.current.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (returnFocus?.current) returnFocus.current.focus();
            else focusContent();
          }}
          // Clicking a notice above the dialog mustn't close the dialog: it may be about what was typed there.
          onInteractOutside={(event) => {
            if (event.target instanceof Element && event.target.closest("[role=status]")) {
              event.preventDefault();
            }
          }}
          className={classNames(
            "appear fixed z-50 overflow-y-auto shadow-overlay focus:outline-none",
            looks[look],
          )}
        >
          <div className={look === "card" ? "mb-4 pr-8" : "sr-only"}>
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
