import { actionLabel, actions } from "@/app/activity/action-names";
import { DateFilter } from "@/app/ui/date-filter";
import { FilterChip, FixedChip } from "@/app/ui/filter-chip";
import { type ActivityQuery, type Source, sources } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import { listTokens } from "@/lib/directory/tokens";
import { nameOfPerson } from "./name-of-person";
import { PersonFilter } from "./person-filter";

const sourceLabels: Record<Source, string> = {
  web: "From people",
  scim: "From SCIM",
  saml: "From SAML",
  system: "From system",
};

const sourceOptions = sources.map((value) => ({ value, label: sourceLabels[value] }));

const actionOptions = actions.map((value) => ({ value, label: actionLabel(value) }));

/** The filter chips above the log. */
export async function ActivityFilters({ ctx, filter }: { ctx: Ctx; filter: ActivityQuery }) {
  const [tokens, person] = await Promise.all([
    listTokens(ctx),
    filter.userId && nameOfPerson(ctx, filter.userId),
  ]);
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <FilterChip label="Source" name="source" options={sourceOptions} />
      <FilterChip label="Action" name="action" options={actionOptions} />
      {person ? <FixedChip label="Person" name="person" value={person} /> : <PersonFilter />}
      {tokens.length > 0 && (
        <FilterChip
          label="Token"
          name="token"
          options={tokens.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {filter.requestId && (
        <FixedChip label="Request" name="request" value={`…${filter.requestId.slice(-12)}`} />
      )}
      <DateFilter label="From" name="from" />
      <DateFilter label="To" name="to" />
    </div>
  );
}
