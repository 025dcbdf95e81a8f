"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** A time in the reader's time zone, which only the browser knows. */
export function LocalTime({ at }: { at: number }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isBrowser) return null;
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" }).format(at);
}
