import { Badge, type BadgeTone } from "@/app/ui/badge";
import type { Certificate, CertificateStatus } from "@/lib/directory/sso/certificate";

const looks: Record<CertificateStatus, { tone: BadgeTone; label: string }> = {
  valid: { tone: "success", label: "Valid" },
  expiring: { tone: "warning", label: "Expires soon" },
  expired: { tone: "danger", label: "Expired" },
  notYetValid: { tone: "neutral", label: "Not valid yet" },
};

/** 2036-11-24 */
export const day = (moment: Date): string => moment.toISOString().slice(0, 10);

/** A certificate's expiry, and what distinguishes it from others. */
export function CertificateItem({ certificate }: { certificate: Certificate }) {
  const { status, subject, validTo, fingerprint } = certificate;
  const { tone, label } = looks[status];
  return (
    <div>
      <Badge tone={tone} dot>
        {label}
      </Badge>{" "}
      until <time dateTime={validTo.toISOString()}>{day(validTo)}</time>{" "}
      <span className="text-muted">{subject}</span>
      <span className="block truncate font-mono text-xs text-muted" title={fingerprint}>
        SHA-256 {fingerprint}
      </span>
    </div>
  );
}
