"use client";
import { useEffect, useState } from "react";
import { relativeTime, utcTime } from "./relative-time";
import { Tooltip } from "./tooltip";

/** Starts from the server's clock, so that both renderings agree, and keeps itself current. */
export function Clock({ at, renderedAt }: { at: number; renderedAt: number }) {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    setNow(renderedAt);
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [renderedAt]);

  return (
    <Tooltip content={<ExactTime at={at} />}>
      <button type="button" className="cursor-default rounded-sm whitespace-nowrap tabular-nums">
        <time dateTime={new Date(at).toISOString()}>{relativeTime(at, now)}</time>
      </button>
    </Tooltip>
  );
}

function ExactTime({ at }: { at: number }) {
  const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
  return (
    <span className="block tabular-nums">
      {utcTime(at)}
      <span className="block text-muted">{local.format(at)}</span>
    </span>
  );
}
