"use client";
import { useId, useLayoutEffect, useRef } from "react";
import { LocalTime } from "./local-time";
import { utcTime } from "./relative-time";
import { usePointedTime } from "./use-pointed-time";

const gap = 6;
const margin = 12;

/** The exact time, in UTC and local, beside the time that is hovered or focused: one tooltip for the whole page. */
export function ExactTimes() {
  const time = usePointedTime();
  const at = Date.parse(time?.getAttribute("datetime") ?? "");
  if (!time || Number.isNaN(at)) return null;
  return <Remark time={time} at={at} />;
}

function Remark({ time, at }: { time: HTMLElement; at: number }) {
  const id = useId();
  const remark = useRef<HTMLSpanElement>(null);

  // Before it is painted. `at` alone can change its size.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    if (remark.current) placeBeside(remark.current, time);
    const described = time.closest("button, summary");
    described?.setAttribute("aria-describedby", id);
    return () => described?.removeAttribute("aria-describedby");
  }, [time, at, id]);

  return (
    <span
      ref={remark}
      id={id}
      role="tooltip"
      className="fixed top-0 left-0 z-50 rounded-md bg-raised px-2.5 py-1.5 text-xs text-text tabular-nums shadow-overlay"
    >
      {utcTime(at)}
      <span className="block text-muted">
        <LocalTime at={at} />
      </span>
    </span>
  );
}

/** Under the time, or above it if there is no room; never beyond the window's edge. */
function placeBeside(remark: HTMLElement, time: HTMLElement): void {
  const { top, bottom, left, width } = time.getBoundingClientRect();
  const own = remark.getBoundingClientRect();
  const centred = left + width / 2 - own.width / 2;
  const x = Math.min(Math.max(centred, margin), window.innerWidth - own.width - margin);
  const below = bottom + gap;
  const y = below + own.height > window.innerHeight - margin ? top - gap - own.height : below;
  remark.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
