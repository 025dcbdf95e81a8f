"use client";
import { useEffect, useState } from "react";
import { LocalTime } from "./local-time";
import { relativeTime, utcTime } from "./relative-time";
import { SummaryTooltip, Tooltip } from "./tooltip";

/** What shows the exact time on focus: a button of its own, or the summary that the time stands in; or it is written nearby. */
export type ExactTimePlace = "button" | "summary" | "nearby";

type ClockProps = { at: number; renderedAt: number; exact: ExactTimePlace };

/** Relative time that keeps itself current, with its exact time on hover and focus. */
export function Clock({ at, renderedAt, exact }: ClockProps) {
  const now = useNow(renderedAt);
  const time = (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap tabular-nums">
      {relativeTime(at, now)}
    </time>
  );
  if (exact === "nearby") return time;
  if (exact === "summary") {
    return <SummaryTooltip content={<ExactTime at={at} />}>{time}</SummaryTooltip>;
  }
  return (
    <Tooltip content={<ExactTime at={at} />}>
      <button type="button" className="cursor-default! rounded-sm">
        {time}
      </button>
    </Tooltip>
  );
}

/** Starts from the server's clock, so that both renderings agree. */
function useNow(renderedAt: number): number {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    setNow(renderedAt);
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [renderedAt]);
  return now;
}

function ExactTime({ at }: { at: number }) {
  return (
    <span className="block tabular-nums">
      {utcTime(at)}
      <span className="block text-muted">
        <LocalTime at={at} />
      </span>
    </span>
  );
}
