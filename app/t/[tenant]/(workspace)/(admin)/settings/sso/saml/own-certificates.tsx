import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "@/app/ui/banner";
import { DownloadLink } from "@/app/ui/button";
import { Panel } from "@/app/ui/section";
import type { Certificate } from "@/lib/directory/sso/certificate";
import type { OwnCertificates } from "@/lib/directory/sso/own-certificates";
import { CertificateItem } from "./certificate-item";
import { NewCertificateDialog, UseNewCertificateDialog } from "./rotation-dialogs";

/** This workspace's own certificates, and their rotation. */
export function SamlOwnCertificates({
  certificates,
  children,
}: {
  certificates: OwnCertificates | null;
  children?: ReactNode;
}) {
  return (
    <Panel>
      <div className="space-y-4 text-sm">
        <div>
          <h3 className="text-sm font-medium">This workspace's certificate</h3>
          <p className="max-w-2xl text-muted text-pretty">
            Your identity provider uses it to verify logout requests from here, and can use it to
            encrypt assertions. It is also in the metadata.
            {!certificates && " It is created when it is first downloaded or needed."}
          </p>
        </div>
        {certificates && <CertificateStates certificates={certificates} />}
        <div className="flex flex-wrap gap-2">
          <DownloadLink icon={Download} href="/saml/certificate">
            Download certificate
          </DownloadLink>
          {certificates && <Rotation certificates={certificates} />}
        </div>
        {children}
      </div>
    </Panel>
  );
}

function CertificateStates({
  certificates: { current, next, isUsable },
}: {
  certificates: OwnCertificates;
}) {
  return (
    <>
      {!isUsable && (
        <Banner tone="danger">
          The private key of this certificate can't be read, because ACCEDO_SECRET has changed since
          it was created. Sign-in still works, but single logout, signed sign-in requests and
          encrypted assertions need a new certificate, here and at your identity provider.
        </Banner>
      )}
      {isUsable && !next && current.status !== "valid" && (
        <Banner tone="warning">
          Create a new certificate and give it to your identity provider before this one expires.
        </Banner>
      )}
      <CertificateItem certificate={current} />
      {next && <NextCertificate next={next} />}
    </>
  );
}

const Rotation = ({ certificates: { next, isUsable } }: { certificates: OwnCertificates }) =>
  next ? (
    <>
      <DownloadLink icon={Download} href="/saml/certificate?next">
        Download new certificate
      </DownloadLink>
      <UseNewCertificateDialog />
    </>
  ) : (
    <NewCertificateDialog isUsable={isUsable} />
  );

const NextCertificate = ({ next }: { next: Certificate }) => (
  <div className="space-y-2">
    <h4 className="text-sm font-medium">New certificate</h4>
    <CertificateItem certificate={next} />
    <p className="max-w-2xl text-muted text-pretty">
      Give it to your identity provider (the metadata has both), then choose Use new certificate. If
      the provider only has room for one certificate, do one right after the other.
    </p>
  </div>
);
