"use client";
import { useEffect, useState } from "react";

const hoverDelay = 250;
const leaveDelay = 120;

/** The time on the page that is hovered or focused, if any. */
export function usePointedTime(): HTMLElement | undefined {
  const [pointed, setPointed] = useState<HTMLElement>();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const after = (delay: number, time: HTMLElement | undefined) => {
      clearTimeout(timer);
      timer = setTimeout(() => setPointed(time), delay);
    };
    const listeners = {
      pointerover: ({ target }: Event) => {
        if (isRemark(target)) clearTimeout(timer);
        else after(timeAt(target) ? hoverDelay : leaveDelay, timeAt(target));
      },
      focusin: ({ target }: Event) => after(0, focusedTime(target)),
      focusout: () => after(0, undefined),
      keydown: (event: Event) => {
        if (event instanceof KeyboardEvent && event.key === "Escape") after(0, undefined);
      },
      scroll: () => after(0, undefined),
    };
    for (const [name, listener] of Object.entries(listeners)) {
      document.addEventListener(name, listener, { capture: true, passive: true });
    }
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of Object.entries(listeners)) {
        document.removeEventListener(name, listener, { capture: true });
      }
    };
  }, []);
  return pointed;
}

const exactTime = "time[data-exact]";

const isRemark = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[role=tooltip]") !== null;

const timeAt = (target: EventTarget | null): HTMLElement | undefined =>
  target instanceof Element ? (target.closest<HTMLElement>(exactTime) ?? undefined) : undefined;

/** The time in the focused button or summary; a click on a summary doesn't ask for it. */
function focusedTime(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element) || !target.matches("button, summary:focus-visible")) return;
  return target.querySelector<HTMLElement>(exactTime) ?? undefined;
}
