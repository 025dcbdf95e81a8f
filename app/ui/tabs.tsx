"use client";
import * as Radix from "@radix-ui/react-tabs";
import type { ReactNode } from "react";

export type Tab = { id: string; label: string; content: ReactNode };

/** Panels behind a row of tabs; arrow keys move between them. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <Radix.Root defaultValue={tabs[0]?.id ?? ""}>
      <Radix.List
        aria-label={label}
        className="flex flex-wrap gap-x-1 border-b border-line px-2 sm:px-3"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="focus-inset -mb-px h-10 border-b-2 border-transparent px-2.5 text-sm font-medium text-muted transition-colors hover:text-text data-[state=active]:border-accent data-[state=active]:text-text"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="focus-inset rounded-b-lg p-4 sm:p-5">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
