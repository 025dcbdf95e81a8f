import { ListX, Radio } from "lucide-react";
import { EmptyState } from "@/app/ui/empty-state";
import { HelpLink } from "@/app/ui/help-link";
import { keptFor } from "@/app/ui/kept-for";
import { Pagination } from "@/app/ui/pagination";
import { param, type SearchParams } from "@/app/ui/search-params";
import { Section } from "@/app/ui/section";
import type { Ctx } from "@/lib/directory/ctx";
import type { Plan } from "@/lib/directory/plans";
import { keptRows } from "@/lib/directory/provisioning-log/kept-rows";
import { listRequests } from "@/lib/directory/provisioning-log/provisioning-log";
import { keptDays } from "@/lib/directory/retention/kept-days";
import type { TokenSummary } from "@/lib/directory/tokens";
import { LogAnchor } from "./anchor";
import { logFilter, logQuery } from "./filter";
import { LogFilters } from "./filters";
import { LogLive } from "./live";
import { LogTable } from "./table";

/** The identity provider's requests and their outcomes. */
export async function ProvisioningLog({
  ctx,
  plan,
  tokens,
  params,
}: {
  ctx: Ctx;
  plan: Plan;
  tokens: TokenSummary[];
  params: SearchParams;
}) {
  const after = param(params, "after");
  const [{ requests, next }, kept] = await Promise.all([
    listRequests(ctx, { ...logFilter(params), after }),
    keptDays(ctx),
  ]);
  const query = logQuery(params);
  const filters = (requests.length > 0 || query) && <LogFilters tokens={tokens} />;
  const rows =
    requests.length > 0 ? (
      <LogTable requests={requests} />
    ) : (
      <NoRequests isFiltered={query !== ""} />
    );

  return (
    <LogAnchor id="provisioning-log">
      <Section
        title="Provisioning log"
        sentence={`Every request to the SCIM endpoint, including refused ones. The newest ${keptRows.toLocaleString("en")} are kept, ${keptFor(kept(plan).requests)}.`}
      >
        {after ? (
          <>
            <div className="mb-3 flex flex-wrap gap-2">{filters}</div>
            {rows}
          </>
        ) : (
          <LogLive query={query} since={requests[0]?.id} filters={filters}>
            {rows}
          </LogLive>
        )}
        <Pagination params={params} next={next} anchor="provisioning-log" />
      </Section>
    </LogAnchor>
  );
}

function NoRequests({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={ListX} title="No requests match">
      Clear a filter, or wait: matching requests appear here as they come in.
    </EmptyState>
  ) : (
    <EmptyState icon={Radio} title="Listening for the first call">
      Test the connection in your identity provider: the call appears here a moment later and, if it
      failed, says what to do. If nothing appears, the provider has a different URL;{" "}
      <HelpLink href="/help/troubleshooting#nothing-arrives">see Troubleshooting</HelpLink>.
    </EmptyState>
  );
}
