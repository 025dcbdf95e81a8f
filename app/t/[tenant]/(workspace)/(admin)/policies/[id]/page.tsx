import { Pencil } from "lucide-react";
import { PolicyText } from "@/app/policies/policy-text";
import { StatusBadge } from "@/app/ui/badge";
import { Banner } from "@/app/ui/banner";
import { ButtonLink } from "@/app/ui/button";
import { counted } from "@/app/ui/counted";
import { PageHead } from "@/app/ui/page-head";
import type { SearchParams } from "@/app/ui/search-params";
import { Panel, Section } from "@/app/ui/section";
import type { PolicyDetails } from "@/lib/directory/policies/policies";
import { adminTitle, requireAdmin } from "@/lib/http/page";
import { loadPolicy } from "./load-policy";
import { PolicyGroups } from "./policy-groups";
import { PolicyLifecycle } from "./policy-lifecycle";
import { Signers } from "./signers";
import { Versions } from "./versions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = ({ params }: Props) =>
  adminTitle(async (ctx) => (await loadPolicy(ctx, (await params).id)).title);

export default async function PolicyPage({ params, searchParams }: Props) {
  const { ctx } = await requireAdmin();
  const policy = await loadPolicy(ctx, (await params).id);
  return (
    <>
      <PageHead
        title={policy.title}
        sentence={due(policy)}
        badge={<StatusBadge status={policy.status} />}
        action={<PolicyActions policy={policy} />}
      />
      <DraftNote policy={policy} />
      <PolicyGroups policy={policy} />
      {policy.version > 0 && <Signers ctx={ctx} policy={policy} params={await searchParams} />}
      {policy.versions.length > 0 && <Versions id={policy.id} versions={policy.versions} />}
      <Section title={policy.hasUnpublishedChanges ? "Draft" : "Text"}>
        <Panel>
          <PolicyText body={policy.body} />
        </Panel>
      </Section>
    </>
  );
}

const due = ({ dueDays }: PolicyDetails) =>
  dueDays === null
    ? "No due date."
    : `Due ${counted(dueDays, "day", "days")} after a person is asked to sign.`;

function PolicyActions({ policy }: { policy: PolicyDetails }) {
  return (
    <>
      {policy.status !== "archived" && (
        <ButtonLink icon={Pencil} href={`/policies/${policy.id}/edit`}>
          Edit
        </ButtonLink>
      )}
      <PolicyLifecycle policy={policy} />
    </>
  );
}

function DraftNote({ policy }: { policy: PolicyDetails }) {
  if (policy.status === "archived" || !policy.hasUnpublishedChanges) return null;
  return (
    <div className="mb-6">
      <Banner tone="info">
        {policy.version === 0
          ? "Nobody is asked to sign a draft. Publish it when it is ready."
          : `The draft differs from version ${policy.version}. Publishing it asks everyone to sign again.`}
      </Banner>
    </div>
  );
}
