import { Clock } from "./clock";

type TimeProps = {
  at: Date;
  /** Whether the exact time is in a tooltip, or the page shows it anyway. */
  exact?: "tooltip" | "nearby";
};

/** A moment: relative, and exact in UTC and local time. */
export function Time({ at, exact = "tooltip" }: TimeProps) {
  return <Clock at={at.getTime()} renderedAt={Date.now()} exact={exact} />;
}
