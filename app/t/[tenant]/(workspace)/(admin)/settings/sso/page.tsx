import type { Metadata } from "next";
import { PageHead } from "@/app/ui/page-head";
import { Panel, Section } from "@/app/ui/section";
import { requireAdmin } from "@/lib/http/page";
import { ScimPanel } from "./scim-panel";

export const metadata: Metadata = { title: "Single Sign-On" };

export default async function SingleSignOnPage() {
  const { ctx, tenant } = await requireAdmin();
  return (
    <>
      <PageHead
        title="Single Sign-On"
        sentence="How people sign in, and how your identity provider creates, updates and deactivates them."
      />
      <Section title="SAML single sign-on">
        <Panel>
          <p className="max-w-2xl text-sm text-muted text-pretty">
            SAML sign-in isn't available in this version yet. People sign in with their email and a
            password, which they set through a one-time link that you make for them under Users.
            SCIM provisioning works without SAML.
          </p>
        </Panel>
      </Section>
      <ScimPanel ctx={ctx} plan={tenant.plan} />
    </>
  );
}
