"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, startTransition, useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import type { ArrivalCounts } from "@/lib/http/arrival-events";
import { useAnnouncement } from "./announcement";
import { useArrivals } from "./arrivals";
import { LiveSwitch } from "./live-switch";

type LogLiveProps = {
  /** The page's filter, as a query string. */
  query: string;
  /** The newest request on the page. */
  since: string | undefined;
  filters: ReactNode;
  children: ReactNode;
};

/** Shows new requests while the page is open, or a button for them while somebody is reading a row. */
export function LogLive({ query, since, filters, children }: LogLiveProps) {
  const router = useRouter();
  const rows = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState(true);
  const [waiting, setWaiting] = useState(0);
  const [announcement, announce] = useAnnouncement();

  const show = () => {
    setWaiting(0);
    startTransition(() => router.refresh());
  };
  const { refused } = useArrivals({
    query,
    since,
    paused: !live,
    onArrival: (counts: ArrivalCounts) => {
      announce(counts);
      if (rows.current?.matches(inUse)) setWaiting((before) => before + counts.requests);
      else show();
    },
  });

  const settle = () => {
    if (waiting > 0 && !rows.current?.matches(inUse)) show();
  };

  return (
    <>
      <div className="mb-3 flex min-h-9 flex-wrap items-center gap-2 sm:min-h-8">
        {filters}
        <span className="ml-auto flex items-center gap-3">
          {waiting > 0 && <Button onClick={show}>{`Show ${waiting} new`}</Button>}
          {!refused && <LiveSwitch on={live} onChange={setLive} />}
        </span>
        <span role="status" className="sr-only">
          {announcement}
        </span>
      </div>
      <div ref={rows} onPointerLeave={settle}>
        {children}
      </div>
    </>
  );
}

const inUse = ":has(tr:hover, details[open], :focus-visible)";
