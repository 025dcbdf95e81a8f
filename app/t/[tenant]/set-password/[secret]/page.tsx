import type { Metadata } from "next";
import { PlainPage } from "@/app/shell/plain-page";
import { WorkspaceMark } from "@/app/shell/workspace-mark";
import { ButtonLink } from "@/app/ui/button";
import { isUsableLink } from "@/lib/directory/set-password";
import { visitorContext } from "@/lib/http/page";
import { SetPasswordForm } from "./set-password-form";

/** Keeps the secret link out of Referer headers. "no-referrer" would drop the form's Origin header as well. */
export const metadata: Metadata = { title: "Set a password", referrer: "strict-origin" };

export default async function SetPasswordPage({ params }: { params: Promise<{ secret: string }> }) {
  const { ctx, tenant } = await visitorContext();
  if (!tenant) return null;
  const { secret } = await params;
  if (!(await isUsableLink(ctx, { secret }))) return <UsedLink name={tenant.name} />;
  return (
    <PlainPage
      mark={<WorkspaceMark name={tenant.name} />}
      title="Set your password"
      sentence={`You will then be signed in to ${tenant.name}. This link works once.`}
    >
      <SetPasswordForm secret={secret} />
    </PlainPage>
  );
}

function UsedLink({ name }: { name: string }) {
  return (
    <PlainPage
      mark={<WorkspaceMark name={name} />}
      title="This link no longer works"
      sentence="It has already been used, has expired, or was replaced by a newer one. An admin of your workspace can create another."
    >
      <ButtonLink href="/sign-in">Go to sign in</ButtonLink>
    </PlainPage>
  );
}
