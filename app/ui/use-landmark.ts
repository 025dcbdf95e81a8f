"use client";
import { useState } from "react";

/**
 * The landmark that a control stands in, for what it opens: at the end of the document that would
 * belong to no landmark, and a screen reader's tour of the page would miss it.
 */
export function useLandmark() {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const findFrom = (control: Element | null) =>
    setLandmark(control?.closest<HTMLElement>("[role$=dialog], main, header") ?? null);
  return { landmark, findFrom };
}
