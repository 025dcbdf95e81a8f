"use client";
import { classNames } from "@/app/ui/class-names";

/** Whether new requests appear automatically. */
export function LiveSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={() => onChange(!on)}
      className="inline-flex h-9 items-center gap-2 rounded-md px-1 text-sm font-medium text-muted hover:text-text sm:h-8"
    >
      Live
      <span
        aria-hidden
        className={classNames(
          "inline-flex h-5 w-8 items-center rounded-full p-0.5 transition-colors",
          on ? "bg-accent-fill" : "bg-line-strong",
        )}
      >
        <span
          className={classNames(
            "size-4 rounded-full bg-white transition-transform",
            on && "translate-x-3",
          )}
        />
      </span>
    </button>
  );
}
