"use client";
import { ChevronDown } from "lucide-react";
import { PickDialog } from "@/app/ui/pick-dialog";
import { useFilter } from "@/app/ui/use-filter";
import { findPeopleAction } from "../find-actions";

/** Restricts the log to what one person did and what was done to their account. */
export function PersonFilter() {
  const { set } = useFilter("person");
  return (
    <PickDialog
      title="Events of one person"
      description="What this person did, and what was done to their account."
      label="Name or email"
      find={findPeopleAction}
      onPick={async ({ id }) => {
        set(id);
        return undefined;
      }}
      trigger={
        <button
          type="button"
          className="inline-flex h-9 items-center gap-1.5 rounded-md bg-surface px-2.5 text-sm whitespace-nowrap ring-1 ring-line ring-inset transition-colors hover:bg-hover sm:h-8 print:hidden"
        >
          <span className="text-muted">Person</span>
          <span className="font-medium">All</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    />
  );
}
