import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Time } from "@/app/ui/time";

type DisclosureProps = { at: Date; summary: ReactNode; children: ReactNode };

/** A line of the log with its time, which opens; the browser's own element, so that it needs no script. */
export function Disclosure({ at, summary, children }: DisclosureProps) {
  return (
    <details>
      <summary className="focus-inset flex list-none items-start gap-2 px-3 py-2.5 text-sm hover:bg-hover sm:px-4 [&::-webkit-details-marker]:hidden [[open]>&]:bg-hover">
        <ChevronRight
          size={16}
          aria-hidden
          className="mt-0.5 shrink-0 text-muted transition-transform [[open]>summary>&]:rotate-90"
        />
        <span className="flex min-w-0 flex-1 items-baseline justify-between gap-x-4 gap-y-0.5 max-sm:flex-col">
          <span className="min-w-0 text-muted wrap-anywhere">{summary}</span>
          <span className="shrink-0 text-muted">
            <Time at={at} exact="summary" />
          </span>
        </span>
      </summary>
      {children}
    </details>
  );
}
