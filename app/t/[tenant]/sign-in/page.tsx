import type { Metadata } from "next";
import { PlainPage } from "@/app/shell/plain-page";
import { WorkspaceMark } from "@/app/shell/workspace-mark";
import { Banner } from "@/app/ui/banner";
import { Link } from "@/app/ui/link";
import { choice, param, type SearchParams } from "@/app/ui/search-params";
import { signInModeOf } from "@/lib/directory/sso/connection";
import { visitorContext } from "@/lib/http/page";
import { SignInForm } from "./sign-in-form";
import { SsoLink } from "./sso-link";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const [{ ctx, tenant }, params] = await Promise.all([visitorContext(), searchParams]);
  if (!tenant) return null;
  const mode = await signInModeOf(ctx);
  const next = param(params, "next") ?? "/";
  const isLocal = mode === "required" && param(params, "local") === "1";
  return (
    <PlainPage
      mark={<WorkspaceMark name={tenant.name} />}
      title={`Sign in to ${tenant.name}`}
      sentence={isLocal ? "With a password, for admins only." : "Use your work email address."}
    >
      <Farewell params={params} />
      {mode !== "off" && !isLocal && <SsoLink next={next} />}
      {mode === "optional" && <Or />}
      {(mode !== "required" || isLocal) && <SignInForm next={next} />}
      <p className="mt-6 text-sm text-muted text-pretty">
        {mode === "required" ? (
          <RequiredNote isLocal={isLocal} />
        ) : (
          "No password yet, or forgot it? An admin of this workspace can give you a link to set one."
        )}
      </p>
    </PlainPage>
  );
}

const farewells = {
  ended: "Your session has ended. Sign in to continue where you were.",
  everywhere: "You are signed out, here and at your identity provider.",
  here: "You are signed out here, but your identity provider didn't confirm that its own session has ended. On a shared computer, sign out there as well.",
};

/** A notice for somebody who was just signed out. */
function Farewell({ params }: { params: SearchParams }) {
  const way = choice(params, "left", ["ended", "everywhere", "here"]);
  if (!way) return null;
  return (
    <div role="status" className="mb-5">
      <Banner tone="info">{farewells[way]}</Banner>
    </div>
  );
}

const Or = () => (
  <div className="my-5 flex items-center gap-3 text-sm text-muted">
    <span aria-hidden className="h-px flex-1 bg-line" />
    or
    <span aria-hidden className="h-px flex-1 bg-line" />
  </div>
);

function RequiredNote({ isLocal }: { isLocal: boolean }) {
  return (
    <>
      {isLocal
        ? "Members sign in with SSO. A sign-in with a password is recorded in the Activity Log. "
        : "Are you an admin, and is the identity provider down? "}
      <Link
        href={isLocal ? "/sign-in" : "/sign-in?local=1"}
        className="underline underline-offset-2"
      >
        {isLocal ? "Back to SSO" : "Sign in with a password"}
      </Link>
    </>
  );
}
