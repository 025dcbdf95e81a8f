import { Clock } from "./clock";

/** A moment: relative, and exact in UTC and local time on hover and focus. */
export function Time({ at }: { at: Date }) {
  return <Clock at={at.getTime()} renderedAt={Date.now()} />;
}
