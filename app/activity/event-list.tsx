import type { ReactNode } from "react";
import type { ActivityRow } from "@/lib/directory/activity";
import { EventItem } from "./event-item";
import { foldByRequest } from "./fold-events";
import { FoldItem } from "./fold-item";

type EventListProps = {
  events: readonly ActivityRow[];
  /** Whether older events follow, possibly from the same request as the last one. */
  hasMore?: boolean;
};

/** Events as sentences, with those of one request folded into one. */
export function EventList({ events, hasMore = false }: EventListProps) {
  const cutRequest = hasMore ? events.at(-1)?.requestId : undefined;
  return (
    <List>
      {foldByRequest(events).map((fold) => {
        const [event, ...others] = fold;
        return (
          <li key={event.id}>
            {others.length > 0 ? (
              <FoldItem fold={fold} isCut={event.requestId === cutRequest} />
            ) : (
              <EventItem event={event} />
            )}
          </li>
        );
      })}
    </List>
  );
}

/** The events of one request, one by one. */
export function RequestEvents({ events }: { events: readonly ActivityRow[] }) {
  return (
    <List>
      {events.map((event) => (
        <li key={event.id}>
          <EventItem event={event} />
        </li>
      ))}
    </List>
  );
}

function List({ children }: { children: ReactNode }) {
  return (
    <ul
      aria-label="Events"
      className="divide-y divide-line overflow-hidden rounded-lg bg-surface ring-1 ring-line"
    >
      {children}
    </ul>
  );
}
