import { Banner } from "@/app/ui/banner";
import { HelpLink } from "@/app/ui/help-link";
import { param, type SearchParams } from "@/app/ui/search-params";
import { Panel, Section } from "@/app/ui/section";
import { UpgradePrompt } from "@/app/ui/upgrade-prompt";
import type { Ctx } from "@/lib/directory/ctx";
import { includes, type Plan, plansWith } from "@/lib/directory/plans";
import { getSsoConnection, serviceProviderAt } from "@/lib/directory/sso/connection";
import { getOwnCertificates } from "@/lib/directory/sso/own-certificates";
import { getSsoTest } from "@/lib/directory/sso/test-connection";
import { workspaceOrigin } from "@/lib/http/page";
import { SamlAccountsForm } from "./accounts-form";
import { SamlConnectForm } from "./connect-form";
import { SamlConnection } from "./connection";
import { SamlGuide } from "./guide";
import { SamlModeForm } from "./mode-form";
import { SamlOwnCertificates } from "./own-certificates";
import { SamlServiceProvider } from "./service-provider";
import { SamlSigningForm } from "./signing-form";
import { SamlTestResult } from "./test-result";

/** The SAML settings, or what is needed to get them. */
export async function SamlPanel({
  ctx,
  plan,
  params,
}: {
  ctx: Ctx;
  plan: Plan;
  params: SearchParams;
}) {
  if (!includes(plan, "sso")) return <SamlUpgrade />;

  const testId = param(params, "test");
  const [connection, certificates, test, origin] = await Promise.all([
    getSsoConnection(ctx),
    getOwnCertificates(ctx),
    testId ? getSsoTest(ctx, { id: testId }) : null,
    workspaceOrigin(),
  ]);
  const workspace = serviceProviderAt(origin);
  if (!connection) {
    return (
      <Section
        title="SAML single sign-on"
        sentence={
          <>
            People sign in with their account at your identity provider. Enter these values there,
            then enter what it gives you here. {help}
          </>
        }
      >
        <div className="space-y-4">
          <Panel>
            <SamlServiceProvider workspace={workspace} />
          </Panel>
          <SamlOwnCertificates certificates={certificates} />
          <SamlGuide workspace={workspace} />
          <div className="rounded-lg bg-surface ring-1 ring-line">
            <h3 className="px-4 pt-4 text-sm font-medium">What your identity provider gives you</h3>
            <SamlConnectForm />
          </div>
        </div>
      </Section>
    );
  }
  return (
    <Section
      title="SAML single sign-on"
      sentence={<>People sign in with their account at your identity provider. {help}</>}
    >
      <div className="space-y-4">
        {testId && (test ? <SamlTestResult test={test} /> : <NothingBack />)}
        <SamlConnection connection={connection} />
        <SamlModeForm mode={connection.mode} isVerified={connection.verifiedAt !== null} />
        <SamlAccountsForm connection={connection} />
        <Panel>
          <SamlServiceProvider workspace={workspace} />
        </Panel>
        <SamlOwnCertificates certificates={certificates}>
          <SamlSigningForm
            wantsSignedRequests={connection.wantsSignedRequests}
            alwaysSignsRequests={connection.alwaysSignsRequests}
          />
        </SamlOwnCertificates>
        <SamlGuide workspace={workspace} />
      </div>
    </Section>
  );
}

const help = <HelpLink href="/help/sso-and-saml">How it works</HelpLink>;

const NothingBack = () => (
  <Banner tone="info">
    This test has expired, or the identity provider has sent nothing back. Start another test.
  </Banner>
);

const SamlUpgrade = () => (
  <Section title="SAML single sign-on">
    <UpgradePrompt title="Let people sign in with their existing account">
      {`With SAML single sign-on, your identity provider decides who gets in. It is available on the ${plansWith("sso")} plans; until then people sign in with their email and a password.`}
    </UpgradePrompt>
  </Section>
);
