import type { Metadata } from "next";
import { PlainPage } from "@/app/shell/plain-page";
import { WorkspaceMark } from "@/app/shell/workspace-mark";
import { param, type SearchParams } from "@/app/ui/search-params";
import { visitorContext } from "@/lib/http/page";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { tenant } = await visitorContext();
  if (!tenant) return null;
  return (
    <PlainPage
      mark={<WorkspaceMark name={tenant.name} />}
      title={`Sign in to ${tenant.name}`}
      sentence="Use the address your organisation knows."
    >
      <SignInForm next={param(await searchParams, "next") ?? "/"} />
      <p className="mt-6 text-sm text-muted text-pretty">
        No password yet, or forgotten? An admin of this workspace can give you a one-time link to
        set one.
      </p>
    </PlainPage>
  );
}
