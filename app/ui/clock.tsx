"use client";
import { useSyncExternalStore } from "react";
import { relativeTime, utcTime } from "./relative-time";

/** What shows the exact time on focus: its own button, the summary around it, or nothing, as it is written nearby. */
export type ExactTimePlace = "button" | "summary" | "nearby";

type ClockProps = { at: number; renderedAt: number; exact: ExactTimePlace };

/** A relative time that updates itself; `ExactTimes` shows the exact one. */
export function Clock({ at, renderedAt, exact }: ClockProps) {
  // Starts from the server's clock, so that hydration renders the same text.
  const now = Math.max(renderedAt, useSyncExternalStore(subscribe, latest, never));
  const time = (
    <time
      dateTime={new Date(at).toISOString()}
      data-exact={exact === "nearby" ? undefined : utcTime(at)}
      className="whitespace-nowrap tabular-nums"
    >
      <span className="print:hidden">{relativeTime(at, now)}</span>
    </time>
  );
  if (exact !== "button") return time;
  return (
    <button type="button" className="cursor-default! rounded-sm [text-align:inherit]">
      {time}
    </button>
  );
}

const listeners = new Set<() => void>();
let ticked = 0;
let timer: ReturnType<typeof setInterval> | undefined;

const latest = () => ticked;
const never = () => 0;

/** One timer for all clocks on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    ticked = Date.now();
    for (const tell of listeners) tell();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
