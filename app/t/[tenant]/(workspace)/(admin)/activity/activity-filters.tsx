import { actionLabel, actions } from "@/app/activity/action-names";
import { DateFilter } from "@/app/ui/date-filter";
import { FilterChip, FixedChip } from "@/app/ui/filter-chip";
import type { ActivityQuery } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import { listTokens } from "@/lib/directory/tokens";
import { nameOfPerson } from "./name-of-person";
import { PersonFilter } from "./person-filter";

const sources = [
  { value: "web", label: "From people" },
  { value: "scim", label: "From SCIM" },
  { value: "system", label: "From system" },
];

const actionOptions = actions.map((value) => ({ value, label: actionLabel(value) }));

/** The chips above the log. */
export async function ActivityFilters({ ctx, filter }: { ctx: Ctx; filter: ActivityQuery }) {
  const [tokens, person] = await Promise.all([
    listTokens(ctx),
    filter.userId && nameOfPerson(ctx, filter.userId),
  ]);
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <FilterChip label="Source" name="source" options={sources} />
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
