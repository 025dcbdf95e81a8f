import type { Metadata } from "next";
import { CopyField } from "@/app/ui/copy-field";
import { Link } from "@/app/ui/link";
import { includes, plansWith } from "@/lib/directory/plans";
import { requireAdmin, workspaceOrigin } from "@/lib/http/page";
import { SetUpGuide } from "../../(admin)/settings/sso/scim/set-up-guide";
import { ArticlePage, type HelpSection } from "../article-page";
import { articles } from "../articles";

export const metadata: Metadata = { title: articles.scim.title };

export default async function ScimProvisioningHelp() {
  const { tenant } = await requireAdmin();
  const endpoint = `${await workspaceOrigin()}/scim/v2`;
  return (
    <ArticlePage
      article={articles.scim}
      sections={[
        whatItDoes(tenant.name, includes(tenant.plan, "scim")),
        beforeYouStart,
        connect(endpoint),
        setUp(endpoint),
        seeThatItWorks,
        rotate,
        whatIsSupported(endpoint),
      ]}
    />
  );
}

const whatItDoes = (workspace: string, isIncluded: boolean): HelpSection => ({
  id: "what-it-does",
  title: "What it does",
  body: (
    <>
      <p>
        Your identity provider tells {workspace} who works with you. Somebody joins: their account
        is made here. A name or an address changes: it changes here. Somebody leaves: the account is
        deactivated, and what they signed stays on record. Groups come along with their members, and
        with them the policies that are attached to them.
      </p>
      <p>
        Each change is in the Activity Log like one that an admin made by hand, marked SCIM, with
        the token that it came with.
      </p>
      {!isIncluded && (
        <p>
          <strong>This workspace is on Free.</strong> SCIM provisioning is available on the{" "}
          {plansWith("scim")} plans; see <Link href="/settings/plan">Plan</Link>.
        </p>
      )}
    </>
  ),
});

const beforeYouStart: HelpSection = {
  id: "before-you-start",
  title: "Before you start",
  body: (
    <ul>
      <li>
        You are an admin here, and you can change the app's settings in the identity provider.
      </li>
      <li>
        Compare the email addresses. An account that exists here is matched by its address, in any
        case, and taken over instead of made twice. Where the two sides have different addresses for
        one person, there will be two accounts.
      </li>
      <li>
        Begin with one group of a few people. The scope can grow once they have arrived as you
        expect.
      </li>
    </ul>
  ),
};

const connect = (endpoint: string): HelpSection => ({
  id: "connect",
  title: "Two values to paste",
  body: (
    <>
      <p>The identity provider needs this address, exactly as it stands here:</p>
      <CopyField label="SCIM endpoint URL" value={endpoint} />
      <p>
        And it needs a token. On <Link href="/settings/sso">Single Sign-On</Link>, choose{" "}
        <strong>Generate token</strong> and name it after the integration, such as “Okta
        production”. It is shown once: copy it right away. A token never expires, and whoever holds
        it can manage your people, so treat it like an admin's password.
      </p>
    </>
  ),
});

const setUp = (endpoint: string): HelpSection => ({
  id: "set-up",
  title: "Steps in your identity provider",
  body: <SetUpGuide endpoint={endpoint} />,
});

const seeThatItWorks: HelpSection = {
  id: "see-that-it-works",
  title: "See that it works",
  body: (
    <ol>
      <li>
        Keep <Link href="/settings/sso#provisioning-log">the provisioning log</Link> open while you
        test the connection. The call appears within a few seconds; one that fails says why, and
        what to do.
      </li>
      <li>
        Open <Link href="/users?source=scim">Users</Link>: those who were provisioned carry the SCIM
        badge and the name of the token.
      </li>
      <li>
        Open the <Link href="/activity?source=scim">Activity Log</Link>, From SCIM. A person who was
        here before with the very same details has no event, because nothing changed: that is how a
        sync of 150 people can leave 148 events.
      </li>
    </ol>
  ),
};

const rotate: HelpSection = {
  id: "rotate",
  title: "Change a token",
  body: (
    <>
      <p>
        Do it on a schedule, when an admin who knew the token leaves, or when it may have leaked.
      </p>
      <ol>
        <li>
          In the tokens table, choose <strong>Rotate</strong>. You get a second token; the first one
          goes on working.
        </li>
        <li>Paste the new one into the identity provider and test the connection.</li>
        <li>
          Both stand side by side with their last use. When calls come with the new one, choose{" "}
          <strong>Revoke old token</strong>.
        </li>
      </ol>
      <p>
        Revoking takes effect with the very next call. People who were provisioned are not affected.
        A revoked token stays in the table, so that you can tell when it was in use.
      </p>
    </>
  ),
};

const whatIsSupported = (endpoint: string): HelpSection => ({
  id: "supported",
  title: "What is supported",
  body: (
    <>
      <p>
        SCIM 2.0 with users and groups: creating, reading, replacing, patching and removing them,
        filters, sorting, paging by index and by cursor, ETags, bulk requests, and the enterprise
        extension. The server says so itself, to whoever has a token:
      </p>
      <CopyField
        label="Service provider configuration"
        value={`${endpoint}/ServiceProviderConfig`}
      />
      <p>
        A password that a provider sends is dropped unread. <code>DELETE</code> deactivates an
        account and takes it out of its groups; it never erases a person.
      </p>
    </>
  ),
});
