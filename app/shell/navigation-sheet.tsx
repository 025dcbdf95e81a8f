"use client";
import { Menu } from "lucide-react";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { IconButton } from "../ui/button";
import { useOnceTrue } from "../ui/use-once-true";
import { useHere } from "./use-here";

const load = () => import("./opened-sheet");
const OpenedSheet = lazy(() => load().then((module) => ({ default: module.OpenedSheet })));

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
  const isOpen = openAt === here;
  const wasOpened = useOnceTrue(isOpen);
  const button = useRef<HTMLButtonElement>(null);
  const change = (open: boolean) => setOpenAt(open ? here : undefined);
  return (
    <>
      <IconButton
        ref={button}
        icon={Menu}
        label="Open navigation"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => change(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
      />
      {wasOpened && (
        <Suspense>
          <OpenedSheet
            open={isOpen}
            onOpenChange={change}
            returnFocus={button}
            isAdmin={isAdmin}
            head={head}
            foot={foot}
          />
        </Suspense>
      )}
    </>
  );
}
