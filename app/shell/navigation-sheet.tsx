"use client";
import { Menu } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Navigation } from "./navigation";
import { useHere } from "./use-here";

/** The sidebar on a phone: a sheet from the left. */
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
  // Open only at the path where it was opened, so it closes by itself on navigation.
  const [openAt, setOpenAt] = useState<string>();
  return (
    <Dialog
      look="sheet"
      title="Navigation"
      open={openAt === here}
      onOpenChange={(open) => setOpenAt(open ? here : undefined)}
      trigger={<IconButton icon={Menu} label="Open navigation" />}
    >
      <div className="flex pr-11">{head}</div>
      <div className="flex-1">
        <Navigation isAdmin={isAdmin} />
      </div>
      {foot}
    </Dialog>
  );
}
