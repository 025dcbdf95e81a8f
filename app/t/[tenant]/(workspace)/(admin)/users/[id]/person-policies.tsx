import { SignOffState } from "@/app/policies/sign-off-state";
import { Link } from "@/app/ui/link";
import { RemoveButton } from "@/app/ui/remove-button";
import { Nothing, Section } from "@/app/ui/section";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { Ctx } from "@/lib/directory/ctx";
import type { SignerState } from "@/lib/directory/policies/policies";
import { type AssignmentReason, assignmentsOfPerson } from "@/lib/directory/policies/sign-policy";
import { assignPolicyAction, unassignPolicyAction } from "../../policies/actions";

const columns: Column[] = [
  { label: "Policy" },
  { label: "Version" },
  { label: "Status" },
  { label: "Because of" },
  { label: "Due" },
  { label: "Signed" },
  { label: "Action", quiet: true },
];

/** What a person must sign and why, and what they signed of superseded versions. */
export async function PersonPolicies({ ctx, id }: { ctx: Ctx; id: string }) {
  const { assignments, signOffs } = await assignmentsOfPerson(ctx, { id });
  const asked = new Set(assignments.map(({ policyId, version }) => `${policyId} ${version}`));
  const earlier = signOffs.filter(({ policyId, version }) => !asked.has(`${policyId} ${version}`));

  return (
    <Section title="Policies" sentence="Sign-offs are kept, whatever happens to the account.">
      {assignments.length + earlier.length === 0 ? (
        <Nothing>No policies are assigned to this person.</Nothing>
      ) : (
        <Table label="Policies" columns={columns}>
          {assignments.map((one) => (
            <PolicyRow key={`${one.policyId} ${one.version}`} userId={id} {...one} />
          ))}
          {earlier.map((one) => (
            <PolicyRow
              key={`${one.policyId} ${one.version}`}
              userId={id}
              {...one}
              state="signed"
              reasons={[]}
              dueAt={null}
            />
          ))}
        </Table>
      )}
    </Section>
  );
}

type PolicyRowProps = {
  userId: string;
  policyId: string;
  title: string;
  version: number;
  state: SignerState;
  reasons: AssignmentReason[];
  dueAt: Date | null;
  signedAt: Date | null;
};

function PolicyRow(props: PolicyRowProps) {
  const { userId, policyId, title, version, state, reasons, dueAt, signedAt } = props;
  return (
    <Row>
      <Cell lead>
        <Link
          href={`/policies/${policyId}`}
          className="rounded-sm font-medium wrap-anywhere hover:underline"
        >
          {title}
        </Link>
      </Cell>
      <Cell label="Version" className="tabular-nums">
        <Link
          href={`/policies/${policyId}/versions/${version}`}
          aria-label={`Version ${version} of ${title}`}
          className="rounded-sm hover:underline"
        >
          {version}
        </Link>
      </Cell>
      <Cell label="Status">
        <SignOffState state={state} />
      </Cell>
      <Cell label="Because of" className="wrap-anywhere">
        {reasons.map(({ group }) => group?.name ?? "Direct assignment").join(", ")}
      </Cell>
      <Cell label="Due">{dueAt && <Time at={dueAt} />}</Cell>
      <Cell label="Signed">{signedAt && <Time at={signedAt} />}</Cell>
      <Cell corner className="md:w-12 md:py-1 md:text-right">
        {reasons.some(({ group }) => group === null) && (
          <RemoveButton
            label={`End the direct assignment of ${title}`}
            action={unassignPolicyAction}
            undo={assignPolicyAction}
            fields={{ policyId, userId }}
            done={`“${title}” is no longer assigned directly`}
          />
        )}
      </Cell>
    </Row>
  );
}
