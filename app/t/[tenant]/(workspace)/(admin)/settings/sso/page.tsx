import type { Metadata } from "next";
import { PageHead } from "@/app/ui/page-head";
import type { SearchParams } from "@/app/ui/search-params";
import { requireAdmin } from "@/lib/http/page";
import { SamlPanel } from "./saml/panel";
import { ScimPanel } from "./scim/panel";

export const metadata: Metadata = { title: "Single Sign-On" };

export default async function SingleSignOnPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const [{ ctx, tenant }, params] = await Promise.all([requireAdmin(), searchParams]);
  return (
    <>
      <PageHead
        title="Single Sign-On"
        sentence="How people sign in, and how your identity provider creates, updates and deactivates them."
      />
      <SamlPanel ctx={ctx} plan={tenant.plan} params={params} />
      <ScimPanel ctx={ctx} plan={tenant.plan} params={params} />
    </>
  );
}
