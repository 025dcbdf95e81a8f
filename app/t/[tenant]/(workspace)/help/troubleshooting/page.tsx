import type { Metadata } from "next";
import { CopyField } from "@/app/ui/copy-field";
import { Link } from "@/app/ui/link";
import { keptDays } from "@/lib/directory/retention/kept-days";
import { requireAdmin, workspaceOrigin } from "@/lib/http/page";
import { ArticlePage, type HelpSection } from "../article-page";
import { articles } from "../articles";
import { keptSection } from "./kept";

export const metadata: Metadata = { title: articles.troubleshooting.title };

export default async function TroubleshootingHelp() {
  const { ctx } = await requireAdmin();
  const [origin, kept] = await Promise.all([workspaceOrigin(), keptDays(ctx)]);
  return (
    <ArticlePage
      article={articles.troubleshooting}
      sections={[
        begin,
        nothingArrives(`${origin}/scim/v2`),
        refused,
        conflict,
        missing,
        notSynced,
        lastAdmin,
        tooMany,
        signIn,
        keptSection(kept),
      ]}
    />
  );
}

const begin: HelpSection = {
  id: "begin",
  title: "Start with the log",
  body: (
    <p>
      <Link href="/settings/sso?requests=failed#provisioning-log">
        Failed requests in the provisioning log
      </Link>{" "}
      show the cause and what to do, with the names that your identity provider uses. Refused calls
      are in the log too, so it explains a connection test that only says “401”.
    </p>
  ),
};

const nothingArrives = (endpoint: string): HelpSection => ({
  id: "nothing-arrives",
  title: "Nothing arrives in the log",
  body: (
    <>
      <p>
        Either the provider has a different URL, or it can't reach this one. Compare its URL with
        this one character by character; it ends in <code>/scim/v2</code>, with nothing after it:
      </p>
      <CopyField label="SCIM endpoint URL" value={endpoint} />
      <ul>
        <li>The part before the first dot must be your workspace's name.</li>
        <li>
          Entra starts a cycle about every 40 minutes, Google every hour. To have one person sent
          right away, use Provision on demand in Entra or Provision now in Google.
        </li>
      </ul>
    </>
  ),
});

const refused: HelpSection = {
  id: "refused",
  title: "Every call is refused with 401",
  body: (
    <>
      <p>
        The token wasn't accepted. In the provisioning log,{" "}
        <Link href="/settings/sso?requests=unproved#provisioning-log">Failed authentication</Link>{" "}
        shows which of these is the reason:
      </p>
      <ul>
        <li>Whitespace before or inside the token: paste it again.</li>
        <li>The word Bearer in front of the token: remove it; the provider adds it.</li>
        <li>A revoked token: the provider still has the one from before a rotation.</li>
        <li>
          An unknown token: only a part of it was copied, or it belongs to another workspace. A
          token can't be shown again; generate a new one.
        </li>
      </ul>
    </>
  ),
};

const conflict: HelpSection = {
  id: "conflict",
  title: "A person is refused with 409",
  body: (
    <p>
      Two people in the provider have the same userName or email address, in upper or lower case.
      Find the other one under <Link href="/users">Users</Link> by that address, correct one of the
      two in the provider, and retry.
    </p>
  ),
};

const missing: HelpSection = {
  id: "missing",
  title: "A person is missing or appears twice",
  body: (
    <ul>
      <li>
        Missing: check that the person is in the provider's scope, and that the provider's own log
        has no error. Someone who already had an account with the same details is linked without an
        event.
      </li>
      <li>
        Twice: the two sides have different email addresses. Deactivate the unused account, or align
        the addresses before you widen the scope.
      </li>
      <li>
        Removed and needed again: have the provider send the person again. The same account comes
        back, with its sign-offs.
      </li>
    </ul>
  ),
};

const notSynced: HelpSection = {
  id: "not-editable",
  title: "A name can't be edited here",
  body: (
    <p>
      The account or group is managed by an integration, which is named on its page. Change the name
      in the identity provider. You can still change the role and status of an account here.
    </p>
  ),
};

const lastAdmin: HelpSection = {
  id: "last-admin",
  title: "A change to the last admin is refused",
  body: (
    <p>
      A workspace always keeps at least one active admin. Make someone else an admin first, then
      deactivate this one or make them a member.
    </p>
  ),
};

const tooMany: HelpSection = {
  id: "too-many",
  title: "Too many people were provisioned",
  body: (
    <p>
      The provider's scope is wider than intended, often “sync all users”. Narrow it to one group:
      most providers then deactivate everyone else automatically. No sign-off is lost.
    </p>
  ),
};

const signIn: HelpSection = {
  id: "sign-in",
  title: "Someone was provisioned but can't sign in",
  body: (
    <p>
      SCIM doesn't set passwords. Unless people sign in with SSO, find the person under{" "}
      <Link href="/users">Users</Link> and create a set-password link for them.
    </p>
  ),
};
