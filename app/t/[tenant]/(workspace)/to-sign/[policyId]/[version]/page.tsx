import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { foundOrNotFoundPage } from "@/app/found";
import { PolicyText } from "@/app/policies/policy-text";
import { PageHead } from "@/app/ui/page-head";
import { Time } from "@/app/ui/time";
import { readAssignedPolicy } from "@/lib/directory/policies/sign-policy";
import { requireViewer } from "@/lib/http/page";
import { SignDialog } from "./sign-dialog";

type Props = { params: Promise<{ policyId: string; version: string }> };

export const metadata: Metadata = { title: "Read and sign" };

export default async function ReadPolicyPage({ params }: Props) {
  const { ctx } = await requireViewer();
  const { policyId, version } = await params;
  const policy = await foundOrNotFoundPage(
    readAssignedPolicy(ctx, { policyId, version: Number(version) || 0 }),
  );

  return (
    <article>
      <PageHead
        title={policy.title}
        sentence={
          <>
            Version {policy.version}, published <Time at={policy.publishedAt} />
          </>
        }
      />
      <PolicyText body={policy.body} />
      <footer className="mt-8 max-w-prose border-t border-line pt-5 text-[16px]">
        {policy.signedAt ? (
          <p className="flex items-center gap-2 text-base font-medium text-success">
            <CircleCheck size={16} aria-hidden />
            Signed by you <Time at={policy.signedAt} />
          </p>
        ) : (
          <SignDialog policyId={policy.policyId} version={policy.version} title={policy.title} />
        )}
      </footer>
    </article>
  );
}
