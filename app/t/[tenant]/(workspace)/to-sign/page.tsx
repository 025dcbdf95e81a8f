import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/ui/empty-state";
import { PageHead } from "@/app/ui/page-head";
import { Section } from "@/app/ui/section";
import { myAssignments } from "@/lib/directory/policies/sign-policy";
import { requireViewer } from "@/lib/http/page";
import { OpenPolicies } from "./open-policies";
import { SignedPolicies } from "./signed-policies";

export const metadata: Metadata = { title: "To sign" };

export default async function ToSignPage() {
  const { ctx } = await requireViewer();
  const { open, signed } = await myAssignments(ctx);
  return (
    <>
      <PageHead title="To sign" sentence="Policies that you have to read and sign." />
      {open.length > 0 ? (
        <OpenPolicies policies={open} />
      ) : (
        <EmptyState icon={CircleCheck} title="Nothing to sign">
          When a policy is assigned to you or to one of your groups, it appears here.
        </EmptyState>
      )}
      {signed.length > 0 && (
        <div className="mt-8">
          <Section title="Signed by you">
            <SignedPolicies policies={signed} />
          </Section>
        </div>
      )}
    </>
  );
}
