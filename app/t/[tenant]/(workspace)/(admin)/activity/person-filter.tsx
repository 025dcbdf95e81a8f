"use client";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { PeoplePicker } from "@/app/ui/people-picker";
import { Dialog } from "@/app/ui/dialog";
import { useFilter } from "@/app/ui/filter-chip";
import { findPeopleAction } from "./find-people-action";

/** Restricts the log to what one person did. */
export function PersonFilter() {
  const [open, setOpen] = useState(false);
  const { set } = useFilter("person");
  return (
    <Dialog
      title="Events by one person"
      description="Search by name or email."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="inline-flex h-9 items-center gap-1.5 rounded-md bg-surface px-2.5 text-sm whitespace-nowrap ring-1 ring-line ring-inset transition-colors hover:bg-hover sm:h-8"
        >
          <span className="text-muted">Person</span>
          <span className="font-medium">All</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    >
      <PeoplePicker
        find={findPeopleAction}
        onPick={(person) => {
          setOpen(false);
          set(person.id);
        }}
      />
    </Dialog>
  );
}
