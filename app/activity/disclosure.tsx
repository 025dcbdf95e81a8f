"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

type DisclosureProps = { summary: ReactNode; children: ReactNode };

/** A line of the log, which opens. What it opens to is made then: a page has dozens of these, and few are opened. */
export function Disclosure({ summary, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const look = () => {
    if (details.current?.open) setWasOpened(true);
  };
  // It may have been opened before this script was there.
  useEffect(look, []);

  return (
    <details ref={details} onToggle={look}>
      <summary className="focus-inset flex list-none items-start gap-2 px-3 py-2.5 text-sm hover:bg-hover sm:px-4 [&::-webkit-details-marker]:hidden [[open]>&]:bg-hover">
        <ChevronRight
          size={16}
          aria-hidden
          className="mt-0.5 shrink-0 text-muted transition-transform [[open]>summary>&]:rotate-90"
        />
        {summary}
      </summary>
      {wasOpened && children}
    </details>
  );
}
