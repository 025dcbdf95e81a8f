import { Download } from "lucide-react";
import { Progress } from "@/app/policies/progress";
import { SignOffState, signerLabels } from "@/app/policies/sign-off-state";
import { DownloadLink } from "@/app/ui/button";
import { FilterChip } from "@/app/ui/filter-chip";
import { Link } from "@/app/ui/link";
import { Pagination } from "@/app/ui/pagination";
import { SearchBox } from "@/app/ui/search-box";
import { param, type SearchParams, withParams } from "@/app/ui/search-params";
import { Nothing, Section } from "@/app/ui/section";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { Ctx } from "@/lib/directory/ctx";
import {
  listSigners,
  type PolicyDetails,
  type Signer,
  signerFilters,
} from "@/lib/directory/policies/policies";
import { AssignDialog } from "./assign-dialog";
import { signersFilter } from "./signers-filter";

const columns: Column[] = [
  { label: "Person" },
  { label: "Status" },
  { label: "Asked" },
  { label: "Due" },
  { label: "Signed" },
];

const states = signerFilters.map((value) => ({ value, label: signerLabels[value] }));

type SignersProps = { ctx: Ctx; policy: PolicyDetails; params: SearchParams };

/** Who must sign the current version, and who has. */
export async function Signers({ ctx, policy, params }: SignersProps) {
  const filter = signersFilter(params);
  const { signers, next } = await listSigners(ctx, {
    id: policy.id,
    ...filter,
    after: param(params, "after"),
  });
  const isAsked = policy.assigned > 0;
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Section
      title="Sign-offs"
      sentence={isAsked && <Progress signed={policy.signed} assigned={policy.assigned} />}
      action={
        <div className="flex flex-wrap gap-2">
          {isAsked && (
            <DownloadLink
              icon={Download}
              href={`/policies/${policy.id}/signers${withParams("", { q: filter.search, state: filter.state })}`}
            >
              Export CSV
            </DownloadLink>
          )}
          {policy.status === "published" && <AssignDialog policyId={policy.id} />}
        </div>
      }
    >
      {isAsked && (
        <div className="mb-3 flex flex-wrap gap-2">
          <SearchBox label="Search name or email" />
          <FilterChip label="Status" name="state" options={states} />
        </div>
      )}
      {signers.length > 0 ? (
        <Table label="Sign-offs" columns={columns}>
          {signers.map((signer) => (
            <SignerRow key={signer.userId} signer={signer} />
          ))}
        </Table>
      ) : (
        <Nothing>
          {isFiltered ? "Nobody matches." : "Nobody is asked to sign this version."}
        </Nothing>
      )}
      <Pagination params={params} next={next} />
    </Section>
  );
}

function SignerRow({ signer }: { signer: Signer }) {
  return (
    <Row>
      <Cell lead className="wrap-anywhere">
        <Link href={`/users/${signer.userId}`} className="rounded-sm font-medium hover:underline">
          {signer.name}
        </Link>
        <span className="block text-xs text-muted">{signer.email}</span>
      </Cell>
      <Cell label="Status">
        <SignOffState state={signer.state} />
      </Cell>
      <Cell label="Asked">
        <Time at={signer.assignedAt} />
      </Cell>
      <Cell label="Due">{signer.dueAt && <Time at={signer.dueAt} />}</Cell>
      <Cell label="Signed">{signer.signedAt && <Time at={signer.signedAt} />}</Cell>
    </Row>
  );
}
