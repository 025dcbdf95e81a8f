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
  title: "Begin with the log",
  body: (
    <p>
      <Link href="/settings/sso?requests=failed#provisioning-log">
        Failed requests in the provisioning log
      </Link>{" "}
      open to their cause and to what to do, in the words of your identity provider. The log keeps
      refused calls too, so a connection test that says nothing but “401” has its reason there.
    </p>
  ),
};

const nothingArrives = (endpoint: string): HelpSection => ({
  id: "nothing-arrives",
  title: "Nothing arrives in the log",
  body: (
    <>
      <p>
        The provider has another address, or it can't reach this one. Compare what it has with this,
        letter by letter; it ends in <code>/scim/v2</code>, with nothing after it:
      </p>
      <CopyField label="SCIM endpoint URL" value={endpoint} />
      <ul>
        <li>The part before the first dot is your workspace, not the product's own site.</li>
        <li>
          Entra begins a cycle about every 40 minutes, Google every hour. Use Provision on demand,
          or Provision now, to have one person sent right away.
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
        The token wasn't accepted.{" "}
        <Link href="/settings/sso?requests=unproved#provisioning-log">Failed sign-ins</Link> tell
        the cases apart:
      </p>
      <ul>
        <li>White space before or inside it: paste it again.</li>
        <li>The word Bearer before it: leave it out, the provider adds it.</li>
        <li>A revoked one: the provider still has the token of before a rotation.</li>
        <li>
          One that this workspace doesn't have: half of it was copied, or it belongs to another
          workspace. A token can't be shown again; generate another one.
        </li>
      </ul>
    </>
  ),
};

const conflict: HelpSection = {
  id: "conflict",
  title: "A person fails with 409",
  body: (
    <p>
      Two people in the provider claim one userName or one address. Find the other one under{" "}
      <Link href="/users">Users</Link> by that address; correct one of the two in the provider, and
      retry. Upper and lower case make no difference.
    </p>
  ),
};

const missing: HelpSection = {
  id: "missing",
  title: "A person is missing, or is there twice",
  body: (
    <ul>
      <li>
        Missing: see whether the person is in the provider's scope, and whether its own log has an
        error. Somebody who was here already, with the same details, is taken over without an event.
      </li>
      <li>
        Twice: the two sides have different addresses. Deactivate the account that nobody uses, or
        align the addresses before you widen the scope.
      </li>
      <li>
        Removed and wanted back: have the provider send the person again. The same account comes
        back, with everything it signed.
      </li>
    </ul>
  ),
};

const notSynced: HelpSection = {
  id: "not-editable",
  title: "A name can't be edited here",
  body: (
    <p>
      The account or the group belongs to an integration; its page says which. Change it in the
      identity provider. Role and status can be changed here all the same.
    </p>
  ),
};

const lastAdmin: HelpSection = {
  id: "last-admin",
  title: "Refused because of the last admin",
  body: (
    <p>
      A workspace keeps at least one active admin, whoever asks. Make somebody else an admin first,
      then deactivate or demote this one.
    </p>
  ),
};

const tooMany: HelpSection = {
  id: "too-many",
  title: "Too many people arrived",
  body: (
    <p>
      The provider's scope is wider than you meant, often “sync all users”. Narrow it to one group:
      most providers then deactivate the others by themselves. Nothing that was signed is lost.
    </p>
  ),
};

const signIn: HelpSection = {
  id: "sign-in",
  title: "Somebody was provisioned and can't sign in",
  body: (
    <p>
      SCIM brings no password. Unless people sign in by single sign-on, open the person under{" "}
      <Link href="/users">Users</Link> and make a one-time password link for them.
    </p>
  ),
};
