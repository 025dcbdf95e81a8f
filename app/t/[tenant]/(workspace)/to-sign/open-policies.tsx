import { SignOffState } from "@/app/policies/sign-off-state";
import { ButtonLink } from "@/app/ui/button";
import { Link } from "@/app/ui/link";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { Assignment } from "@/lib/directory/policies/sign-policy";

const columns: Column[] = [
  { label: "Policy" },
  { label: "Version" },
  { label: "Status" },
  { label: "Assigned" },
  { label: "Due" },
  { label: "Action", quiet: true },
];

/** What the viewer has to sign, each with a link. */
export function OpenPolicies({ policies }: { policies: Assignment[] }) {
  return (
    <Table label="To sign" columns={columns}>
      {policies.map((policy) => {
        const href = `/to-sign/${policy.policyId}/${policy.version}`;
        return (
          <Row key={policy.policyId}>
            <Cell lead>
              <Link href={href} className="rounded-sm font-medium wrap-anywhere hover:underline">
                {policy.title}
              </Link>
            </Cell>
            <Cell label="Version" className="tabular-nums">
              {policy.version}
            </Cell>
            <Cell label="Status">
              <SignOffState state={policy.state} />
            </Cell>
            <Cell label="Assigned">
              <Time at={policy.assignedAt} />
            </Cell>
            <Cell label="Due">{policy.dueAt && <Time at={policy.dueAt} />}</Cell>
            <Cell className="max-md:mt-2 md:text-right">
              <ButtonLink
                href={href}
                aria-label={`Read and sign ${policy.title}`}
                className="max-md:flex-1"
              >
                Read and sign
              </ButtonLink>
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
