import { ScimBadge } from "@/app/ui/badge";
import { changeSentence, changesBetween } from "@/app/ui/change";
import type { ActivityRow } from "@/lib/directory/activity";
import { phraseFor, tellsOfChanges } from "./action-names";
import { EventDisclosure } from "./event-disclosure";
import { Line } from "./line";

/** One event as a sentence that opens to show exactly what was recorded. */
export function EventItem({ event }: { event: ActivityRow }) {
  return <EventDisclosure event={event} summary={<Sentence event={event} />} />;
}

function Sentence({ event }: { event: ActivityRow }) {
  const { verb, rest } = phraseFor(event);
  const change = tellsOfChanges(event.action)
    ? changeSentence(changesBetween(event.before, event.after))
    : "";
  const object = objectOf(event);
  return (
    <Line at={event.at}>
      <Actor event={event} /> {verb}
      {object && " "}
      {object}
      {rest && ` ${rest}`}
      {change && `: ${change}`}
    </Line>
  );
}

/** Who did it, with a badge for an identity provider. */
export function Actor({ event: { actor, source } }: { event: ActivityRow }) {
  return (
    <>
      <Strong>{actor.name}</Strong>
      {source === "scim" && (
        <>
          {" "}
          <ScimBadge />
        </>
      )}
    </>
  );
}

/** The event's target; a sign-in has none besides the actor. */
function objectOf({ action, actor, target }: ActivityRow) {
  if (action === "user.signed_in" || action === "user.signed_out") return null;
  return actor.id === target.id ? "their own account" : <Strong>{target.label}</Strong>;
}

export const Strong = ({ children }: { children: string }) => (
  <span className="font-medium text-text">{children}</span>
);
