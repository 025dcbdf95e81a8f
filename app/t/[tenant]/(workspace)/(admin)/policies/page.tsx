import { FileText, Plus } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/ui/button";
import { EmptyState } from "@/app/ui/empty-state";
import { HelpLink } from "@/app/ui/help-link";
import { PageHead } from "@/app/ui/page-head";
import { SearchBox } from "@/app/ui/search-box";
import { param, type SearchParams } from "@/app/ui/search-params";
import { listPolicies } from "@/lib/directory/policies/policies";
import { requireAdmin } from "@/lib/http/page";
import { PolicyTable } from "./policy-table";

export const metadata: Metadata = { title: "Policies" };

export default async function PoliciesPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { ctx } = await requireAdmin();
  const search = param(await searchParams, "q");
  const policies = await listPolicies(ctx, { search });
  return (
    <>
      <PageHead
        title="Policies"
        sentence={
          <>
            What people are asked to read and sign, and how many have signed.{" "}
            <HelpLink href="/help/groups-and-auto-assign">How a policy reaches people</HelpLink>
          </>
        }
        action={
          <ButtonLink tone="primary" icon={Plus} href="/policies/new">
            New policy
          </ButtonLink>
        }
      />
      {(policies.length > 0 || search) && (
        <div className="mb-4 flex">
          <SearchBox label="Search policies" />
        </div>
      )}
      {policies.length > 0 ? (
        <PolicyTable policies={policies} />
      ) : (
        <NoPolicies isFiltered={!!search} />
      )}
    </>
  );
}

function NoPolicies({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={FileText} title="No policy matches">
      Try fewer words.
    </EmptyState>
  ) : (
    <EmptyState icon={FileText} title="No policies yet">
      Write a policy, publish it, and attach it to a group. Every member is then asked to sign it,
      including those who join later.
    </EmptyState>
  );
}
