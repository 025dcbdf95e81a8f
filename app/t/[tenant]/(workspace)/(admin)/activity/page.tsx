import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { EventList, RequestEvents } from "@/app/activity/event-list";
import { ExportLink } from "@/app/activity/export/export-link";
import { EmptyState } from "@/app/ui/empty-state";
import { keptFor } from "@/app/ui/kept-for";
import { PageHead } from "@/app/ui/page-head";
import { Pagination } from "@/app/ui/pagination";
import { param, type SearchParams } from "@/app/ui/search-params";
import { UpgradePrompt } from "@/app/ui/upgrade-prompt";
import { listActivity } from "@/lib/directory/activity";
import { includes, plansWith } from "@/lib/directory/plans";
import { keptDays } from "@/lib/directory/retention/kept-days";
import { requireAdmin } from "@/lib/http/page";
import { activityFilter, exportHref } from "./activity-filter";
import { ActivityFilters } from "./activity-filters";

export const metadata: Metadata = { title: "Activity Log" };

const sentence = "Every change in this workspace: who made it, from where, and what it was before.";

export default async function ActivityPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { ctx, tenant } = await requireAdmin();
  if (!includes(tenant.plan, "activityLog")) return <ActivityUpgrade />;

  const params = await searchParams;
  const filter = activityFilter(params);
  const [{ events, next }, kept] = await Promise.all([
    listActivity(ctx, { ...filter, after: param(params, "after") }),
    keptDays(ctx),
  ]);

  return (
    <>
      <PageHead
        title="Activity Log"
        sentence={`${sentence} Events are kept ${keptFor(kept(tenant.plan).activity)}.`}
        action={<ExportLink href={exportHref(params)} />}
      />
      <ActivityFilters ctx={ctx} filter={filter} />
      {events.length === 0 ? (
        <NoEvents isFiltered={Object.values(filter).some(Boolean)} />
      ) : filter.requestId ? (
        <RequestEvents events={events} />
      ) : (
        <EventList events={events} hasMore={next !== null} />
      )}
      <Pagination params={params} next={next} />
    </>
  );
}

function NoEvents({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={ScrollText} title="No events match">
      Clear a filter, or widen the dates.
    </EmptyState>
  ) : (
    <EmptyState icon={ScrollText} title="Nothing has happened yet">
      Changes by people and by your identity provider appear here as they happen.
    </EmptyState>
  );
}

function ActivityUpgrade() {
  return (
    <>
      <PageHead title="Activity Log" sentence={sentence} />
      <UpgradePrompt title="Know who changed what">
        {`The Activity Log is available on the ${plansWith("activityLog")} plans. Events are recorded on every plan, so you can see them after an upgrade.`}
      </UpgradePrompt>
    </>
  );
}
