"use client";
import { useFilter } from "./filter-chip";

/** A day in the URL, as `YYYY-MM-DD`; days are counted in UTC, as the log's exact times are. */
export function DateFilter({ label, name }: { label: string; name: string }) {
  const { value, set } = useFilter(name);
  return (
    <label className="inline-flex h-9 items-center gap-1.5 rounded-md bg-surface pl-2.5 text-sm ring-1 ring-line ring-inset sm:h-8">
      <span className="text-muted">{label}</span>
      <input
        type="date"
        key={value}
        defaultValue={value}
        onChange={(event) => set(event.currentTarget.value || undefined)}
        className="focus-inset h-full rounded-r-md bg-transparent pr-2 font-medium tabular-nums"
      />
    </label>
  );
}
