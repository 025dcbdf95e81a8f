import { Progress } from "@/app/policies/progress";
import { StatusBadge } from "@/app/ui/badge";
import { Link } from "@/app/ui/link";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { PolicySummary } from "@/lib/directory/policies/policies";

const columns: Column[] = [
  { label: "Title" },
  { label: "Status" },
  { label: "Version", align: "right" },
  { label: "Signed" },
  { label: "Late", align: "right" },
  { label: "Last changed" },
];

/** The policies with their progress. */
export function PolicyTable({ policies }: { policies: PolicySummary[] }) {
  return (
    <Table label="Policies" columns={columns}>
      {policies.map((policy) => (
        <Row key={policy.id}>
          <Cell lead>
            <Link
              href={`/policies/${policy.id}`}
              className="rounded-sm font-medium wrap-anywhere hover:underline"
            >
              {policy.title}
            </Link>
          </Cell>
          <Cell label="Status">
            <StatusBadge status={policy.status} />
          </Cell>
          <Cell label="Version" className="tabular-nums md:text-right">
            {policy.version || null}
          </Cell>
          <Cell label="Signed">
            <Progress signed={policy.signed} assigned={policy.assigned} />
          </Cell>
          <Cell label="Late" className="tabular-nums md:text-right">
            {policy.late > 0 && <span className="font-medium text-danger">{policy.late}</span>}
          </Cell>
          <Cell label="Last changed">
            <Time at={policy.lastModified} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
