import { EventList } from "@/app/activity/event-list";
import { ButtonLink } from "@/app/ui/button";
import { Nothing, Section } from "@/app/ui/section";
import { UpgradePrompt } from "@/app/ui/upgrade-prompt";
import { listActivity } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import { includes, type Plan, plansWith } from "@/lib/directory/plans";

type PersonHistoryProps = { ctx: Ctx; plan: Plan; person: { id: string; name: string } };

/** What a person did, and what happened to their account, newest first. */
export async function PersonHistory({ ctx, plan, person }: PersonHistoryProps) {
  if (!includes(plan, "activityLog")) {
    return (
      <Section title="History">
        <UpgradePrompt title="See what happened to this account">
          {`Who changed it, when, and how. The Activity Log is available on the ${plansWith("activityLog")} plans.`}
        </UpgradePrompt>
      </Section>
    );
  }
  const { events, next } = await listActivity(ctx, { userId: person.id, limit: 20 });
  return (
    <Section
      title="History"
      action={
        next && <ButtonLink href={`/activity?person=${person.id}`}>Show all events</ButtonLink>
      }
    >
      {events.length > 0 ? (
        <EventList events={events} hasMore={next !== null} />
      ) : (
        <Nothing>No events recorded for this account.</Nothing>
      )}
    </Section>
  );
}
