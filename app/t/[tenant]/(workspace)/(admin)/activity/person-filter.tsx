"use client";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/app/ui/dialog";
import { useFilter } from "@/app/ui/filter-chip";
import { PeoplePicker } from "@/app/ui/people-picker";
import { findPeopleAction } from "./find-people-action";

/** Restricts the log to what one person did, and what was done to that account. */
export function PersonFilter() {
  const [open, setOpen] = useState(false);
  const { set } = useFilter("person");
  return (
    <Dialog
      title="Events of one person"
      description="What this person did, and what was done to the account."
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
