import { ChevronRight } from "lucide-react";
import { ScimBadge } from "@/app/ui/badge";
import { changeSentence, changesBetween } from "@/app/ui/change";
import { Time } from "@/app/ui/time";
import type { ActivityRow } from "@/lib/directory/activity";
import { phraseFor, tellsOfChanges } from "./action-names";
import { EventDetails } from "./event-details";

/** Events as sentences; each opens to show exactly what was recorded. */
export function EventList({ events }: { events: ActivityRow[] }) {
  return (
    <ul aria-label="Events" className="divide-y divide-line rounded-lg bg-surface ring-1 ring-line">
      {events.map((event) => (
        <li key={event.id}>
          <details className="group">
            <summary className="focus-inset flex list-none items-start gap-2 px-3 py-2.5 text-sm group-open:bg-hover hover:bg-hover sm:px-4 [&::-webkit-details-marker]:hidden">
              <ChevronRight
                size={16}
                aria-hidden
                className="mt-0.5 shrink-0 text-muted transition-transform group-open:rotate-90"
              />
              <Sentence event={event} />
            </summary>
            <EventDetails event={event} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Sentence({ event }: { event: ActivityRow }) {
  const { verb, rest } = phraseFor(event);
  const change = tellsOfChanges(event.action)
    ? changeSentence(changesBetween(event.before, event.after))
    : "";
  const object = objectOf(event);
  return (
    <span className="flex min-w-0 flex-1 items-baseline justify-between gap-x-4 gap-y-0.5 max-sm:flex-col">
      <span className="min-w-0 text-muted wrap-anywhere">
        <Strong>{event.actor.name}</Strong> {event.source === "scim" && <ScimBadge />} {verb}
        {object && " "}
        {object}
        {rest && ` ${rest}`}
        {change && `: ${change}`}
      </span>
      <span className="shrink-0 text-muted">
        <Time at={event.at} exact="nearby" />
      </span>
    </span>
  );
}

/** The target; of a sign-in there is none besides the actor. */
function objectOf({ action, actor, target }: ActivityRow) {
  if (action === "user.signed_in" || action === "user.signed_out") return null;
  return actor.id === target.id ? "their own account" : <Strong>{target.label}</Strong>;
}

const Strong = ({ children }: { children: string }) => (
  <span className="font-medium text-text">{children}</span>
);
