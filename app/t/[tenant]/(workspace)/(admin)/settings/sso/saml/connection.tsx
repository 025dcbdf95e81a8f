import { Badge } from "@/app/ui/badge";
import { Banner } from "@/app/ui/banner";
import { Fact, Facts } from "@/app/ui/facts";
import { Panel } from "@/app/ui/section";
import { Time } from "@/app/ui/time";
import type { SsoConnection } from "@/lib/directory/sso/connection";
import { CertificateItem, day } from "./certificate-item";
import { SamlChangeDialog } from "./change-dialog";
import { SamlDisconnectDialog } from "./disconnect-dialog";
import { SamlTestButton } from "./test-button";

/** The connected identity provider, and any problem with it. */
export function SamlConnection({ connection }: { connection: SsoConnection }) {
  const { entityId, ssoUrl, singleLogout, certificates, metadata, verifiedAt, connectedAt } =
    connection;
  return (
    <Panel>
      <div className="space-y-4">
        <CertificateWarning certificates={certificates} metadata={metadata} />
        <MetadataProblem metadata={metadata} />
        <Facts>
          <Fact label="Connection">
            {verifiedAt ? (
              <>
                <Badge tone="success" dot>
                  Works
                </Badge>{" "}
                <span className="text-muted">
                  verified <Time at={verifiedAt} />
                </span>
              </>
            ) : (
              <Badge tone="warning" dot>
                Not tested since the last change
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
              "Not supported by the provider"
            )}
          </Fact>
          <Fact label="Certificates">
            <ul className="space-y-2">
              {certificates.map((certificate) => (
                <li key={certificate.fingerprint}>
                  <CertificateItem certificate={certificate} />
                </li>
              ))}
            </ul>
          </Fact>
          {metadata && (
            <Fact label="Metadata">
              <span className="font-mono">{metadata.url}</span>{" "}
              <span className="text-muted">
                read daily
                {metadata.readAt && (
                  <>
                    , last read <Time at={metadata.readAt} />
                  </>
                )}
              </span>
            </Fact>
          )}
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

/** Warns when no certificate is valid for much longer. */
function CertificateWarning({
  certificates,
  metadata,
}: Pick<SsoConnection, "certificates" | "metadata">) {
  if (certificates.some(({ status }) => status === "valid")) return null;
  const last = Math.max(...certificates.map(({ validTo }) => validTo.getTime()));
  return (
    <Banner tone="warning">
      {last <= Date.now()
        ? "All certificates of this connection have expired. Sign-in still works while the identity provider signs with one of them. Get its new certificate and change the connection."
        : `The last certificate of this connection expires on ${day(new Date(last))}. ${metadata ? remedies.byUrl : remedies.byHand}`}
    </Banner>
  );
}

const remedies = {
  byUrl:
    "Once the identity provider publishes the next one, it is read from the metadata within a day, and sign-in is not interrupted.",
  byHand:
    "Before that, change the connection and paste both the current and the next one, so that sign-in is not interrupted.",
};

/** What went wrong the last time the metadata was read. */
function MetadataProblem({ metadata }: Pick<SsoConnection, "metadata">) {
  if (!metadata?.problem) return null;
  return (
    <Banner tone="warning">
      <p>
        The provider's metadata couldn't be read the last time. Sign-in continues with what was read
        before.
      </p>
      <p className="wrap-anywhere">{metadata.problem}</p>
    </Banner>
  );
}
