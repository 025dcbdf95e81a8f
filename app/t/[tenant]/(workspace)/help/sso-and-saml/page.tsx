import type { Metadata } from "next";
import { Link } from "@/app/ui/link";
import { includes, plansWith } from "@/lib/directory/plans";
import { type ServiceProvider, serviceProviderAt } from "@/lib/directory/sso/connection";
import { requireAdmin, workspaceOrigin } from "@/lib/http/page";
import { SamlGuide } from "../../(admin)/settings/sso/saml/guide";
import { SamlServiceProvider } from "../../(admin)/settings/sso/saml/service-provider";
import { ArticlePage, type HelpSection } from "../article-page";
import { articles } from "../articles";

export const metadata: Metadata = { title: articles.sso.title };

export default async function SsoAndSamlHelp() {
  const { tenant } = await requireAdmin();
  const origin = await workspaceOrigin();
  const isIncluded = includes(tenant.plan, "sso");
  return (
    <ArticlePage
      article={articles.sso}
      sections={[
        whatItDoes(isIncluded),
        connect(serviceProviderAt(origin), isIncluded),
        test,
        whoSignsIn(`${origin}/sign-in?local=1`),
        newcomers,
        certificates,
        signingOut,
        encryption,
      ]}
    />
  );
}

const whatItDoes = (isIncluded: boolean): HelpSection => ({
  id: "what-it-does",
  title: "What it does",
  body: (
    <>
      <p>
        People sign in with the account that they have at your identity provider, which also decides
        who comes in and with how many factors. Together with{" "}
        <Link href="/help/scim-provisioning">SCIM provisioning</Link>, the provider looks after the
        whole life of an account. Either works without the other.
      </p>
      {!isIncluded && (
        <p>
          <strong>This workspace's plan doesn't include it.</strong> SAML single sign-on is
          available on the {plansWith("sso")} plans; see <Link href="/settings/plan">Plan</Link>.
        </p>
      )}
    </>
  ),
});

const connect = (workspace: ServiceProvider, isIncluded: boolean): HelpSection => ({
  id: "connect",
  title: "Connect",
  body: (
    <>
      <p>Give the identity provider these values, or the metadata, which has them all:</p>
      <SamlServiceProvider workspace={workspace} hasFiles={isIncluded} />
      <SamlGuide workspace={workspace} />
      <p>
        Then give <Link href="/settings/sso">Single Sign-On</Link> what the provider has for us: the
        address of its metadata, the metadata itself, or the values one by one.
      </p>
    </>
  ),
});

const test: HelpSection = {
  id: "test",
  title: "Test before anybody uses it",
  body: (
    <p>
      <strong>Test connection</strong> leads you to the provider and back, and shows what it sent
      and what a sign-in would have come to. It signs nobody in and makes no account, so you can
      repeat it until it is right.
    </p>
  ),
};

const whoSignsIn = (local: string): HelpSection => ({
  id: "who-signs-in",
  title: "Who signs in with it",
  body: (
    <>
      <ul>
        <li>
          <strong>Nobody</strong>, while you set it up.
        </li>
        <li>
          <strong>Whoever wants to</strong>: the sign-in page offers it beside the password.
        </li>
        <li>
          <strong>Every member</strong>: passwords of members no longer count.
        </li>
      </ul>
      <p>
        Admins can use a password all the same, at <code>{local}</code>, for the day when the
        provider is down.
      </p>
    </>
  ),
});

const newcomers: HelpSection = {
  id: "newcomers",
  title: "People without an account",
  body: (
    <p>
      An account is found by its email address, in any case. Somebody who has none is refused, or
      gets one as a member: you choose. With SCIM, accounts are there before people come, and go
      when they leave; one that was made on sign-in stays until somebody deactivates it.
    </p>
  ),
};

const signingOut: HelpSection = {
  id: "signing-out",
  title: "Signing out",
  body: (
    <>
      <p>
        Where the provider has single logout, signing out of Accedo ends its session too, and
        signing out there ends the one here. For that it needs this workspace's certificate, which{" "}
        <Link href="/settings/sso">Single Sign-On</Link> has and the metadata names. A provider that
        doesn't answer keeps nobody signed in here.
      </p>
      <p>
        Somebody who is deactivated is signed out at once. A page that is open leads to the sign-in
        page within seconds.
      </p>
    </>
  ),
};

const encryption: HelpSection = {
  id: "encryption",
  title: "Encrypted assertions",
  body: (
    <p>
      The provider may encrypt assertions for this workspace's certificate. It then has to sign the
      response as well as the assertion, with RSA-OAEP for the key and AES for the content.
    </p>
  ),
};

const certificates: HelpSection = {
  id: "certificates",
  title: "When the provider's certificate changes",
  body: (
    <>
      <p>
        Connected by metadata URL, Accedo looks there once a day, and at once when somebody comes
        with a signature that fits no known certificate. Nobody has to do anything. Where the
        metadata can't be read, the page says why, and the certificates that are known go on to
        count.
      </p>
      <p>
        Otherwise, paste the next certificate below the present one before the provider begins to
        sign with it. Both count, and nobody notices. The page warns before the last one ends.
      </p>
    </>
  ),
};
