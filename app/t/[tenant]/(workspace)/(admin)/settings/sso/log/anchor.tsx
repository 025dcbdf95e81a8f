"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** A link target. It streams in after the browser looked for it, so it scrolls itself into view. */
export function LogAnchor({ id, children }: { id: string; children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (window.location.hash === `#${id}`) part.current?.scrollIntoView();
  }, [id]);
  return (
    <div ref={part} id={id} className="scroll-mt-16">
      {children}
    </div>
  );
}
