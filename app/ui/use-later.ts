"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { toastComplaint } from "./toast";

/**
 * A part of the page whose code loads when it is first wanted; undefined until then. If loading fails, the page stays
 * as it is, with what was typed, and `onMissing` resets `isWanted`, so that the next attempt loads it again.
 */
export function useLater<T>(
  load: () => Promise<T>,
  isWanted: boolean,
  onMissing: () => void,
): T | undefined {
  const [part, setPart] = useState<{ it: T }>();
  const begin = useEffectEvent(load);
  const missing = useEffectEvent(() => {
    toastComplaint(
      "This couldn't be loaded. Check your connection and try again, or reload the page.",
    );
    onMissing();
  });
  useEffect(() => {
    if (!isWanted || part) return;
    let isGone = false;
    begin().then(
      (it) => !isGone && setPart({ it }),
      () => !isGone && missing(),
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, part]);
  return part?.it;
}
