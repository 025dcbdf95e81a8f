import type { Metadata } from "next";
import { PlainPage } from "@/app/shell/plain-page";
import { WorkspaceMark } from "@/app/shell/workspace-mark";
import { ButtonLink } from "@/app/ui/button";
import { param, type SearchParams } from "@/app/ui/search-params";
import { visitorContext } from "@/lib/http/page";
import { refusalFor } from "./refusals";

export const metadata: Metadata = { title: "Sign-in refused" };

export default async function SignInRefusedPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const [{ tenant }, params] = await Promise.all([visitorContext(), searchParams]);
  if (!tenant) return null;
  const { title, remedy } = refusalFor(param(params, "reason") ?? "");
  return (
    <PlainPage mark={<WorkspaceMark name={tenant.name} />} title={title} sentence={remedy}>
      <ButtonLink href="/sign-in">Go to sign in</ButtonLink>
    </PlainPage>
  );
}
