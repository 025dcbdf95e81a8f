"use client";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

export type Tab = { id: string; label: string; content: ReactNode };

/** Scrolls a long row no farther than needed. */
const fully: ScrollIntoViewOptions = { block: "nearest", inline: "nearest" };

/** Panels behind a row of tabs, which scrolls if it is long; arrow keys, Home and End move between them. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = reachedBy(event.key, chosen, tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };

  return (
    <div>
      <div className="border-b border-line">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          onKeyDown={onKeyDown}
          className="scroll-row -mb-px flex gap-x-3 px-3"
        >
          {tabs.map((tab, index) => (
            <button
              key={tab.id}
              id={`${id}-${tab.id}`}
              type="button"
              role="tab"
              aria-selected={index === chosen}
              aria-controls={index === chosen ? `${id}-panel` : undefined}
              // The row is one tab stop; the arrow keys move on from there.
              tabIndex={index === chosen ? 0 : -1}
              onClick={() => setChosen(index)}
              onFocus={({ currentTarget }) => currentTarget.scrollIntoView(fully)}
              className="focus-inset h-10 shrink-0 border-b-2 border-transparent px-1 text-sm font-medium whitespace-nowrap text-muted transition-colors hover:text-text aria-selected:border-accent aria-selected:text-text"
            >
              {tab.label}
            </button>
          ))}
        </div>
      </div>
      <div
        // What was typed into one panel must not appear in the next.
        key={tabs[chosen]?.id}
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tabs[chosen]?.id}`}
        className="p-4"
      >
        {tabs[chosen]?.content}
      </div>
    </div>
  );
}

/** The index of the tab that a key moves to; the arrows wrap around. */
function reachedBy(key: string, from: number, count: number): number | undefined {
  if (key === "ArrowRight") return (from + 1) % count;
  if (key === "ArrowLeft") return (from + count - 1) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
