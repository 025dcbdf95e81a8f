import type { ReactNode } from "react";
import { Time } from "@/app/ui/time";

/** A sentence of the log with its time at the end of the line. */
export function Line({ at, children }: { at: Date; children: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline justify-between gap-x-4 gap-y-0.5 max-sm:flex-col">
      <span className="min-w-0 text-muted wrap-anywhere">{children}</span>
      <span className="shrink-0 text-muted">
        <Time at={at} exact="summary" />
      </span>
    </span>
  );
}
