import { Banner } from "@/app/ui/banner";
import { Fact, Facts } from "@/app/ui/facts";
import { Panel } from "@/app/ui/section";
import type { SsoTestResult } from "@/lib/directory/sso/test-connection";

type Proved = Extract<SsoTestResult, { kind: "proved" }>;

/** What the identity provider sent in a test, and how a real sign-in would have ended. */
export function SamlTestResult({ test }: { test: SsoTestResult }) {
  return (
    <Panel>
      <div role="status" className="space-y-4">
        <h3 className="text-sm font-medium">Test result</h3>
        {test.kind === "refused" ? (
          <Banner tone="danger">
            <p>The response was refused. A sign-in with it would be refused too.</p>
            <p className="wrap-anywhere">{test.detail}</p>
          </Banner>
        ) : (
          <ProvedResult test={test} />
        )}
      </div>
    </Panel>
  );
}

function ProvedResult({ test }: { test: Proved }) {
  const { sent, would, who } = test;
  const comesIn = would === "signIn" || would === "create";
  return (
    <>
      <Banner tone={comesIn ? "info" : "warning"}>
        <p>{outcomes[would](who)}</p>
        <p>This was a test: nobody was signed in, and no account was created.</p>
      </Banner>
      <Facts>
        <Fact label="NameID">
          <span className="font-mono">{sent.nameId}</span>
        </Fact>
        <Fact label="NameID format">
          <span className="font-mono">{sent.nameIdFormat}</span>
        </Fact>
        <Fact label="Signature">{`Valid, ${sent.signatureMethod}`}</Fact>
        <Fact label="Clocks">{clocks(sent.clockSkew)}</Fact>
        {sent.attributes.map(({ name, values }) => (
          <Fact key={name} label={name}>
            <span className="font-mono">{values.join(", ") || "(empty)"}</span>
          </Fact>
        ))}
        {sent.attributes.length === 0 && <Fact label="Attributes">None sent</Fact>}
      </Facts>
    </>
  );
}

const outcomes: Record<Proved["would"], (who: string) => string> = {
  signIn: (who) => `The connection works. ${who} would be signed in.`,
  create: (who) => `The connection works. ${who} would get an account and be signed in.`,
  noEmail: (who) =>
    `The response is valid, but “${who}” isn't an email address. Have the provider send the email as the NameID, or enter the name of its attribute under Accounts.`,
  unknownPerson: (who) =>
    `The response is valid, but ${who} has no account here and would be refused. Provision the person by SCIM, or add them under Users.`,
  deactivated: (who) =>
    `The response is valid, but ${who} is deactivated here and would be refused.`,
};

function clocks(skew: number): string {
  const seconds = Math.abs(skew);
  if (seconds < 5) return "Agree";
  return `The provider's is ${seconds} seconds ${skew > 0 ? "ahead" : "behind"}; up to 60 are accepted`;
}
