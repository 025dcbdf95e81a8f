"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** A moment in the reader's own time zone, which only the browser knows. */
export function LocalTime({ at }: { at: number }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isBrowser) return null;
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" }).format(at);
}
