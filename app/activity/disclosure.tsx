"use client";
import type { ReactNode } from "react";
import { DisclosureMark } from "../ui/disclosure-mark";
import { useOpened } from "../ui/use-opened";

type DisclosureProps = { summary: ReactNode; children: ReactNode };

/** A line of the log that can be opened. */
export function Disclosure({ summary, children }: DisclosureProps) {
  const { wasOpened, wiring } = useOpened();
  return (
    <details {...wiring}>
      <summary className="focus-inset flex items-start gap-2 px-3 py-2.5 text-sm hover:bg-hover sm:px-4 [[open]>&]:bg-hover">
        <DisclosureMark className="mt-0.5" />
        {summary}
      </summary>
      {wasOpened && children}
    </details>
  );
}
