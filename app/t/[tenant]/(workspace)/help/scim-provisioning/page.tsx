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
        Your identity provider keeps the people in {workspace} up to date. When someone joins, it
        creates their account. When a name or an address changes, it updates the account. When
        someone leaves, it deactivates the account, and their sign-offs stay on record. Groups
        arrive with their members, who are then assigned the policies attached to those groups.
      </p>
      <p>
        Each change is recorded in the Activity Log like one made by an admin, with a SCIM badge and
        the token that was used.
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
        You need to be an admin here, and to be able to change the app's settings in the identity
        provider.
      </li>
      <li>
        Compare the email addresses. An existing account is matched by its email address, in upper
        or lower case, and linked instead of duplicated. Someone who has a different address on each
        side ends up with two accounts.
      </li>
      <li>Start with one small group. Widen the scope once its people have arrived as expected.</li>
    </ul>
  ),
};

const connect = (endpoint: string): HelpSection => ({
  id: "connect",
  title: "Two values to paste",
  body: (
    <>
      <p>The identity provider needs this URL, exactly as shown:</p>
      <CopyField label="SCIM endpoint URL" value={endpoint} />
      <p>
        It also needs a token. On <Link href="/settings/sso">Single Sign-On</Link>, choose{" "}
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
  title: "Verify the sync",
  body: (
    <ol>
      <li>
        Keep <Link href="/settings/sso#provisioning-log">the provisioning log</Link> open while you
        test the connection. The call appears within a few seconds; if it failed, the log says why
        and what to do.
      </li>
      <li>
        Open <Link href="/users?source=scim">Users</Link>: provisioned people have the SCIM badge
        with the name of the token.
      </li>
      <li>
        Open the <Link href="/activity?source=scim">Activity Log</Link> with the source From SCIM.
        Someone who already had an account with exactly the same details has no event, because
        nothing changed: this is how a sync of 150 people can leave 148 events.
      </li>
    </ol>
  ),
};

const rotate: HelpSection = {
  id: "rotate",
  title: "Rotate a token",
  body: (
    <>
      <p>
        Do this on a schedule, when an admin who handled the token leaves, or when it may have
        leaked.
      </p>
      <ol>
        <li>
          In the tokens table, choose <strong>Rotate</strong>. You get a second token; the first one
          keeps working.
        </li>
        <li>Paste the new one into the identity provider and test the connection.</li>
        <li>
          The panel shows when each of the two was last used. Once calls arrive with the new one,
          choose <strong>Revoke old token</strong>.
        </li>
      </ol>
      <p>
        Revoking takes effect with the next call. Provisioned people are not affected. A revoked
        token stays in the table, so you can see when it was in use.
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
        SCIM 2.0 with users and groups: create, read, replace, patch and delete, filters, sorting,
        pagination by index and by cursor, ETags, bulk requests, and the Enterprise User extension.
        With a token, the details can be read here:
      </p>
      <CopyField
        label="Service provider configuration"
        value={`${endpoint}/ServiceProviderConfig`}
      />
      <p>
        A password sent by the provider is discarded. <code>DELETE</code> deactivates an account and
        removes it from its groups; the account itself is never deleted.
      </p>
    </>
  ),
});
