"use client";
import { useState } from "react";

/**
 * The landmark around a control, as the container for what it opens: at the end of the document, that would be in no
 * landmark, and screen reader users who navigate by landmarks would miss it.
 */
export function useLandmark() {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const findFrom = (control: Element | null) =>
    setLandmark(control?.closest<HTMLElement>("[role$=dialog], main, header") ?? null);
  return { landmark, findFrom };
}
