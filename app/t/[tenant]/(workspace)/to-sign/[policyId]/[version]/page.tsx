import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { PolicyText } from "@/app/policies/policy-text";
import { ButtonLink } from "@/app/ui/button";
import { PageHead } from "@/app/ui/page-head";
import { Time } from "@/app/ui/time";
import { requireViewer } from "@/lib/http/page";
import { loadAssignedPolicy } from "./load-assigned-policy";
import { SignDialog } from "./sign-dialog";

type Props = { params: Promise<{ policyId: string; version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).title };
}

async function load(params: Props["params"]) {
  const { ctx } = await requireViewer();
  const { policyId, version } = await params;
  return loadAssignedPolicy(ctx, policyId, version);
}

export default async function ReadPolicyPage({ params }: Props) {
  const [policy, { user }] = await Promise.all([load(params), requireViewer()]);
  return (
    <article>
      <PageHead
        title={policy.title}
        sentence={
          <>
            Version {policy.version}, published <Time at={policy.publishedAt} />
            {!policy.signedAt && policy.dueAt && (
              <>
                , due <Time at={policy.dueAt} />
              </>
            )}
          </>
        }
      />
      <PolicyText body={policy.body} />
      <footer className="mt-8 max-w-prose border-t border-line pt-5 text-[16px]">
        {policy.signedAt ? (
          <div className="flex flex-wrap items-center justify-between gap-3 text-base">
            <p className="flex items-center gap-2 font-medium text-success">
              <CircleCheck size={16} aria-hidden />
              <span>
                Signed by you<span className="hidden print:inline"> ({user.name})</span>{" "}
                <Time at={policy.signedAt} />
              </span>
            </p>
            <ButtonLink href="/to-sign">Open To sign</ButtonLink>
          </div>
        ) : (
          <SignDialog policyId={policy.policyId} version={policy.version} title={policy.title} />
        )}
      </footer>
    </article>
  );
}
