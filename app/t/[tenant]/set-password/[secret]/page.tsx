import type { Metadata } from "next";
import { PlainPage } from "@/app/shell/plain-page";
import { WorkspaceMark } from "@/app/shell/workspace-mark";
import { visitorContext } from "@/lib/http/page";
import { SetPasswordForm } from "./set-password-form";

/** The link is a secret: it must not travel in a Referer header. */
export const metadata: Metadata = { title: "Set a password", referrer: "no-referrer" };

export default async function SetPasswordPage({ params }: { params: Promise<{ secret: string }> }) {
  const { tenant } = await visitorContext();
  if (!tenant) return null;
  return (
    <PlainPage
      mark={<WorkspaceMark name={tenant.name} />}
      title="Set your password"
      sentence={`It signs you in to ${tenant.name}. This link works once.`}
    >
      <SetPasswordForm secret={(await params).secret} />
    </PlainPage>
  );
}
