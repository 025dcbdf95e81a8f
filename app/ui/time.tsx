import { Clock, type ExactTimePlace } from "./clock";

type TimeProps = {
  at: Date;
  exact?: ExactTimePlace;
};

/** A relative time; exact in UTC and local time on hover and focus. */
export function Time({ at, exact = "button" }: TimeProps) {
  return <Clock at={at.getTime()} renderedAt={Date.now()} exact={exact} />;
}
