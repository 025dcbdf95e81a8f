import { Link } from "@/app/ui/link";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { SignOff } from "@/lib/directory/policies/sign-policy";

const columns: Column[] = [{ label: "Policy" }, { label: "Version" }, { label: "Signed" }];

/** The viewer's sign-offs; each links to the text that was signed. */
export function SignedPolicies({ policies }: { policies: SignOff[] }) {
  return (
    <Table label="Signed by you" columns={columns}>
      {policies.map(({ policyId, version, title, signedAt }) => (
        <Row key={`${policyId} ${version}`}>
          <Cell lead>
            <Link
              href={`/to-sign/${policyId}/${version}`}
              className="rounded-sm font-medium wrap-anywhere hover:underline"
            >
              {title}
            </Link>
          </Cell>
          <Cell label="Version" className="tabular-nums">
            {version}
          </Cell>
          <Cell label="Signed">
            <Time at={signedAt} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
