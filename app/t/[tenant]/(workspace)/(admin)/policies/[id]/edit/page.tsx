import type { Metadata } from "next";
import { foundOrNotFoundPage } from "@/app/found";
import { PageHead } from "@/app/ui/page-head";
import { getPolicy } from "@/lib/directory/policies/policies";
import { requireAdmin } from "@/lib/http/page";
import { PolicyForm } from "../../policy-form";

export const metadata: Metadata = { title: "Edit policy" };

export default async function EditPolicyPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx } = await requireAdmin();
  const policy = await foundOrNotFoundPage(getPolicy(ctx, await params));
  const { id, title, body, dueDays, version } = policy;
  return (
    <>
      <PageHead
        title={`Edit “${title}”`}
        sentence={
          version === 0
            ? "Nobody is asked to sign it before it is published."
            : "Published versions stay as they were signed. Publish the draft to ask for new sign-offs."
        }
      />
      <PolicyForm policy={{ id, title, body, dueDays }} />
    </>
  );
}
