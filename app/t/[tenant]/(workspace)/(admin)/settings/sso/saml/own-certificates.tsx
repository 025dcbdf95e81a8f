import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "@/app/ui/banner";
import { DownloadLink } from "@/app/ui/button";
import { Panel } from "@/app/ui/section";
import type { Certificate } from "@/lib/directory/sso/certificate";
import type { OwnCertificates } from "@/lib/directory/sso/own-certificates";
import { CertificateItem } from "./certificate-item";
import { NewCertificateDialog, UseNewCertificateDialog } from "./rotation-dialogs";

/** This workspace's own certificates, and the way from one to the next. */
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
            By it your identity provider knows that logout requests come from here, and for it
            assertions can be encrypted. It is in the metadata as well.
            {!certificates && " It is made when it is downloaded, or needed, for the first time."}
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
          The private key of this certificate can't be opened: ACCEDO_SECRET has changed since it
          was made. People sign in as before. Single logout, signed sign-in requests and encrypted
          assertions need a new certificate, here and at your identity provider.
        </Banner>
      )}
      {isUsable && !next && current.status !== "valid" && (
        <Banner tone="warning">
          Make a new certificate, and give it to your identity provider before this one ends.
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
    <h4 className="text-sm font-medium">The new one</h4>
    <CertificateItem certificate={next} />
    <p className="max-w-2xl text-muted text-pretty">
      Give it to your identity provider; the metadata has both. Then have this workspace use it.
      Where the provider has room for one certificate alone, do the two right after each other.
    </p>
  </div>
);
