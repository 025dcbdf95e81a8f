"use client";
import { useEffect, useRef } from "react";
import { classNames } from "./class-names";
import { useFilter } from "./use-filter";

/** The longest pause between two digits of a year, in ms. */
const patience = 700;

/** A day in the URL, as `YYYY-MM-DD`; days are in UTC, like the log's exact times. */
export function DateFilter({ label, name }: { label: string; name: string }) {
  const { value, set } = useFilter(name);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // The URL can change by other means, but never overwrite what is being typed.
  useEffect(() => {
    const field = input.current;
    if (field && field !== document.activeElement) field.value = value ?? "";
  }, [value]);

  const commit = () => {
    clearTimeout(timer.current);
    const typed = input.current?.value ?? "";
    if (typed !== (value ?? "")) set(typed || undefined);
  };
  return (
    <label
      className={classNames(
        "inline-flex h-9 items-center gap-1.5 rounded-md pl-2.5 text-sm ring-1 ring-inset sm:h-8",
        value ? "bg-accent-soft text-accent ring-transparent" : "bg-surface ring-line print:hidden",
      )}
    >
      <span className={value ? "" : "text-muted"}>{label} (UTC)</span>
      <input
        ref={input}
        type="date"
        min="1970-01-01"
        max="9999-12-31"
        defaultValue={value}
        onChange={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(commit, patience);
        }}
        onBlur={commit}
        className={classNames(
          "focus-inset h-full rounded-r-md bg-transparent pr-2 tabular-nums",
          value ? "font-medium" : "text-muted",
        )}
      />
    </label>
  );
}
