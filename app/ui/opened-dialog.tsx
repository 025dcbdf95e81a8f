"use client";
import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { IconButton } from "./button";
import type { DialogProps } from "./dialog-props";
import { focusContent } from "./use-kept-focus";

/** A dialog that was opened once, and opens and closes from then on. */
export function OpenedDialog({
  role = "dialog",
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
            event.preventDefault();
            if (returnFocus?.current) returnFocus.current.focus();
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
