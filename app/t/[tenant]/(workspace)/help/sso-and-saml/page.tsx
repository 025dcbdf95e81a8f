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
        People sign in with their account at your identity provider, which decides who gets in and
        with how many factors. Together with{" "}
        <Link href="/help/scim-provisioning">SCIM provisioning</Link>, the provider manages the
        whole life of an account. Each also works without the other.
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
      <p>Give the identity provider these values, or the metadata file, which contains them all:</p>
      <SamlServiceProvider workspace={workspace} hasFiles={isIncluded} />
      <SamlGuide workspace={workspace} />
      <p>
        Then, on <Link href="/settings/sso">Single Sign-On</Link>, enter what the provider gives
        you: its metadata URL, its metadata XML, or the individual values.
      </p>
    </>
  ),
});

const test: HelpSection = {
  id: "test",
  title: "Test before anyone uses it",
  body: (
    <p>
      <strong>Test connection</strong> takes you to the provider and back, then shows what it sent
      and how a sign-in would have ended. It signs nobody in and creates no account, so you can
      repeat it as often as you need.
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
          <strong>Anyone who wants to</strong>: the sign-in page offers it next to the password.
        </li>
        <li>
          <strong>Every member</strong>: members can't use a password any more.
        </li>
      </ul>
      <p>
        Admins can still use a password at <code>{local}</code>, in case the provider is down.
      </p>
    </>
  ),
});

const newcomers: HelpSection = {
  id: "newcomers",
  title: "People without an account",
  body: (
    <p>
      An account is matched by its email address, in upper or lower case. You choose whether someone
      without an account is refused or gets one as a member. With SCIM, accounts exist before people
      first sign in and are deactivated when they leave; an account created on sign-in stays active
      until someone deactivates it.
    </p>
  ),
};

const signingOut: HelpSection = {
  id: "signing-out",
  title: "Signing out",
  body: (
    <>
      <p>
        If the provider supports single logout, signing out of Accedo also ends the session there,
        and signing out there ends the session here. The provider needs this workspace's certificate
        for that; it is on <Link href="/settings/sso">Single Sign-On</Link> and in the metadata.
        Signing out of Accedo works even if the provider doesn't respond.
      </p>
      <p>
        Someone who is deactivated is signed out at once. A page that they have open goes to the
        sign-in page within seconds.
      </p>
    </>
  ),
};

const encryption: HelpSection = {
  id: "encryption",
  title: "Encrypted assertions",
  body: (
    <p>
      The provider can encrypt assertions with this workspace's certificate, using RSA-OAEP for the
      key and AES for the content. It then has to sign the response as well as the assertion.
    </p>
  ),
};

const certificates: HelpSection = {
  id: "certificates",
  title: "When the provider's certificate changes",
  body: (
    <>
      <p>
        If you connected with a metadata URL, Accedo reads it once a day, and right away when a
        response is signed with an unknown certificate. You don't have to do anything. If the
        metadata can't be read, the settings page says why, and the known certificates stay valid.
      </p>
      <p>
        Otherwise, paste the next certificate below the current one before the provider starts to
        sign with it. Both are accepted, so nobody is locked out. The settings page warns you before
        the last one expires.
      </p>
    </>
  ),
};
