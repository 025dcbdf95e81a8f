"use client";
import { ChevronDown, X } from "lucide-react";
import { classNames } from "./class-names";
import { Menu } from "./menu";
import { useFilter } from "./use-filter";

type FilterChipProps = {
  label: string;
  name: string;
  /** The label for no filter. */
  any?: string;
  options: readonly { value: string; label: string }[];
};

/** A filter whose value is in the URL: a chip that opens its choices. */
export function FilterChip({ label, name, any = "All", options }: FilterChipProps) {
  const { value, pending, set } = useFilter(name);
  const chosen = options.find((option) => option.value === value);

  return (
    <Menu
      align="start"
      parts={[
        {
          kind: "choices",
          label,
          value: value ?? "",
          onChange: (next) => set(next || undefined),
          options: [{ value: "", label: any }, ...options],
        },
      ]}
      trigger={
        <button
          type="button"
          aria-busy={pending}
          className={classNames(
            "inline-flex h-9 max-w-full items-center gap-1.5 rounded-md px-2.5 text-sm whitespace-nowrap ring-1 ring-inset transition-colors hover:bg-hover sm:h-8",
            chosen
              ? "bg-accent-soft text-accent ring-transparent"
              : "bg-surface ring-line print:hidden",
          )}
        >
          <span className={chosen ? "" : "text-muted"}>{label}</span>
          <span className="truncate font-medium">{chosen?.label ?? any}</span>
          <ChevronDown size={14} aria-hidden className="shrink-0 print:hidden" />
        </button>
      }
    />
  );
}

/** A filter set elsewhere, such as one person: a chip that can only be removed. */
export function FixedChip({ label, name, value }: { label: string; name: string; value: string }) {
  const { set } = useFilter(name);
  return (
    <span className="inline-flex h-9 max-w-full items-center gap-1.5 rounded-md bg-accent-soft pl-2.5 text-sm text-accent sm:h-8">
      {label}
      <span className="truncate font-medium">{value}</span>
      <button
        type="button"
        aria-label={`Clear ${label}`}
        onClick={() => set(undefined)}
        className="focus-inset inline-flex size-9 items-center justify-center rounded-md sm:size-8 print:hidden"
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}
