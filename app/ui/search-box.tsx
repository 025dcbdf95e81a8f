"use client";
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { useQuery } from "./use-filter";

/** Searches while typing; the query is in the URL as `q`. */
export function SearchBox({ label }: { label: string }) {
  const { params, pending, change } = useQuery();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // The URL can change by other means, but never overwrite what is being typed.
  const input = useRef<HTMLInputElement>(null);
  const words = params.get("q") ?? "";
  useEffect(() => {
    const field = input.current;
    if (field && field !== document.activeElement) field.value = words;
  }, [words]);

  const search = (typed: string) => change({ q: typed.trim() }, { history: "replace" });
  const onChange = (typed: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(typed), 250);
  };

  return (
    <search className="relative min-w-0 flex-1 basis-60 sm:max-w-72 print:has-placeholder-shown:hidden">
      <Search
        size={16}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-busy={pending}
        placeholder={label}
        defaultValue={words}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="h-9 w-full rounded-md bg-surface pr-3 pl-8 text-[16px] ring-1 ring-line ring-inset placeholder:text-muted focus-visible:outline-offset-0 sm:h-8 sm:text-sm"
      />
    </search>
  );
}
