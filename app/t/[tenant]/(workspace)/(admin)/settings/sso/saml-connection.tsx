import { Badge, type BadgeTone } from "@/app/ui/badge";
import { Banner } from "@/app/ui/banner";
import { Fact, Facts } from "@/app/ui/facts";
import { Panel } from "@/app/ui/section";
import { Time } from "@/app/ui/time";
import type { Certificate, CertificateStatus, SsoConnection } from "@/lib/directory/sso/connection";
import { SamlChangeDialog } from "./saml-change-dialog";
import { SamlDisconnectDialog } from "./saml-disconnect-dialog";
import { SamlTestButton } from "./saml-test-button";

/** The identity provider that is connected, and whether all is well with it. */
export function SamlConnection({ connection }: { connection: SsoConnection }) {
  const { entityId, ssoUrl, singleLogout, certificates, verifiedAt, connectedAt } = connection;
  return (
    <Panel>
      <div className="space-y-4">
        <CertificateWarning certificates={certificates} />
        <Facts>
          <Fact label="Connection">
            {verifiedAt ? (
              <>
                <Badge tone="success" dot>
                  Works
                </Badge>{" "}
                <span className="text-muted">
                  proved <Time at={verifiedAt} />
                </span>
              </>
            ) : (
              <Badge tone="warning" dot>
                Not tested since it was changed
              </Badge>
            )}
          </Fact>
          <Fact label="Identity provider">
            <span className="font-mono">{entityId}</span>
          </Fact>
          <Fact label="Sign-on URL">
            <span className="font-mono">{ssoUrl}</span>
          </Fact>
          <Fact label="Single logout">
            {singleLogout ? (
              <span className="font-mono">{singleLogout.url}</span>
            ) : (
              "The provider has none"
            )}
          </Fact>
          <Fact label="Certificates">
            <ul className="space-y-2">
              {certificates.map((certificate) => (
                <CertificateItem key={certificate.fingerprint} certificate={certificate} />
              ))}
            </ul>
          </Fact>
          <Fact label="Connected">
            <Time at={connectedAt} />
          </Fact>
        </Facts>
        <div className="flex flex-wrap gap-2">
          <SamlTestButton isPrimary={!verifiedAt} />
          <SamlChangeDialog />
          <SamlDisconnectDialog />
        </div>
      </div>
    </Panel>
  );
}

const looks: Record<CertificateStatus, { tone: BadgeTone; label: string }> = {
  valid: { tone: "success", label: "Valid" },
  expiring: { tone: "warning", label: "Ends soon" },
  expired: { tone: "danger", label: "Expired" },
  notYetValid: { tone: "neutral", label: "Not valid yet" },
};

const day = (moment: Date) => moment.toISOString().slice(0, 10);

function CertificateItem({ certificate }: { certificate: Certificate }) {
  const { status, subject, validTo, fingerprint } = certificate;
  const { tone, label } = looks[status];
  return (
    <li>
      <Badge tone={tone} dot>
        {label}
      </Badge>{" "}
      until <time dateTime={validTo.toISOString()}>{day(validTo)}</time>{" "}
      <span className="text-muted">{subject}</span>
      <span className="block truncate font-mono text-xs text-muted" title={fingerprint}>
        SHA-256 {fingerprint}
      </span>
    </li>
  );
}

/** Speaks up while no certificate is good for a while longer. */
function CertificateWarning({ certificates }: Pick<SsoConnection, "certificates">) {
  if (certificates.some(({ status }) => status === "valid")) return null;
  const last = Math.max(...certificates.map(({ validTo }) => validTo.getTime()));
  return (
    <Banner tone="warning">
      {last <= Date.now()
        ? "Every certificate of this connection has expired. Sign-in goes on while the identity provider signs with one of them; get its new certificate, and change the connection."
        : `The last certificate of this connection ends on ${day(new Date(last))}. Add the identity provider's next one before that: paste both by hand, and people notice nothing.`}
    </Banner>
  );
}
