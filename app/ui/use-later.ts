"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { toastComplaint } from "./toast";

/**
 * A part of the page whose script comes when it is first wanted; undefined until then. Where it can't be had the page
 * stays as it is, with what was typed on it, and the caller takes the wish back: the next one asks again.
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
