"use client";
import * as Radix from "@radix-ui/react-tooltip";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLandmark } from "./use-landmark";

export const TooltipProvider = Radix.Provider;

type TooltipProps = { content: ReactNode; children: ReactNode };

/** A remark on hover and focus. */
export function Tooltip({ content, children }: TooltipProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const { landmark, findFrom } = useLandmark();
  return (
    <Radix.Root onOpenChange={(open) => open && findFrom(trigger.current)}>
      <Radix.Trigger ref={trigger} asChild>
        {children}
      </Radix.Trigger>
      <Remark container={landmark}>{content}</Remark>
    </Radix.Root>
  );
}

/** A remark inside a summary, which takes the focus for it: a summary holds no control of its own. */
export function SummaryTooltip({ content, children }: TooltipProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { landmark, findFrom } = useLandmark();
  const show = (next: boolean) => {
    if (next) findFrom(trigger.current);
    setOpen(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the summary stays the same one.
  useEffect(() => {
    const summary = trigger.current?.closest("summary");
    const onFocus = () => show(summary?.matches(":focus-visible") ?? false);
    const onBlur = () => show(false);
    summary?.addEventListener("focus", onFocus);
    summary?.addEventListener("blur", onBlur);
    return () => {
      summary?.removeEventListener("focus", onFocus);
      summary?.removeEventListener("blur", onBlur);
    };
  }, []);

  return (
    <Radix.Root open={open} onOpenChange={show}>
      <Radix.Trigger ref={trigger} asChild>
        {children}
      </Radix.Trigger>
      <Remark container={landmark}>{content}</Remark>
    </Radix.Root>
  );
}

function Remark({ container, children }: { container: HTMLElement | null; children: ReactNode }) {
  return (
    <Radix.Portal container={container}>
      <Radix.Content
        sideOffset={6}
        collisionPadding={12}
        className="appear z-50 rounded-md bg-raised px-2.5 py-1.5 text-xs text-text shadow-overlay"
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
