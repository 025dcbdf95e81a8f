"use client";
import * as Radix from "@radix-ui/react-dialog";
import { Menu, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "../ui/button";
import { Navigation } from "./navigation";
import { useHere } from "./use-here";

/** The sidebar on the phone: a sheet from the left. */
export function NavigationSheet({
  isAdmin,
  head,
  foot,
}: {
  isAdmin: boolean;
  head: ReactNode;
  foot: ReactNode;
}) {
  const here = useHere();
  // It is open where it was opened, and so closes by itself once another page is there.
  const [openAt, setOpenAt] = useState<string>();
  return (
    <Radix.Root open={openAt === here} onOpenChange={(open) => setOpenAt(open ? here : undefined)}>
      <Radix.Trigger asChild>
        <IconButton icon={Menu} label="Open navigation" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
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
