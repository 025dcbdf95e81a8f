import { FilterChip } from "@/app/ui/filter-chip";
import type { TokenSummary } from "@/lib/directory/tokens";

const kinds = [
  { value: "failed", label: "Failed" },
  { value: "unproved", label: "Failed authentication" },
];

/** The filter chips above the log. */
export function LogFilters({ tokens }: { tokens: TokenSummary[] }) {
  return (
    <>
      <FilterChip label="Requests" name="requests" options={kinds} />
      {tokens.length > 0 && (
        <FilterChip
          label="Token"
          name="token"
          options={tokens.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}
