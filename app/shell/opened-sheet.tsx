"use client";
import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { IconButton } from "../ui/button";
import { Navigation } from "./navigation";

type OpenedSheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocus: RefObject<HTMLElement | null>;
  isAdmin: boolean;
  head: ReactNode;
  foot: ReactNode;
};

/** The sheet that was opened once, and opens and closes from then on. */
export function OpenedSheet({
  open,
  onOpenChange,
  returnFocus,
  isAdmin,
  head,
  foot,
}: OpenedSheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus.current?.focus();
          }}
          className="appear fixed inset-y-0 left-0 z-50 flex w-72 flex-col gap-5 overflow-y-auto bg-canvas p-3 shadow-overlay focus:outline-none"
        >
          <Radix.Title className="sr-only">Navigation</Radix.Title>
          <div className="flex items-center justify-between gap-2">
            {head}
            <Radix.Close asChild>
              <IconButton icon={X} label="Close navigation" />
            </Radix.Close>
          </div>
          <div className="flex-1">
            <Navigation isAdmin={isAdmin} />
          </div>
          {foot}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
