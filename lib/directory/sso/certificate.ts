import { readCertificate, type SigningCertificate } from "@/lib/saml/certificate";

export type CertificateStatus = "valid" | "expiring" | "expired" | "notYetValid";

/** A certificate, the provider's or our own, and whether it needs attention. */
export interface Certificate extends Omit<SigningCertificate, "pem"> {
  readonly status: CertificateStatus;
}

const warningDays = 30;

/** A certificate for display. Throws if it isn't a usable signing certificate. */
export function certificateOf(pem: string): Certificate {
  const read = readCertificate(pem);
  if (!read) throw new Error("a certificate that was kept can be read");
  const { pem: _, ...certificate } = read;
  return { ...certificate, status: statusOf(certificate, Date.now()) };
}

/** How events identify a certificate. */
export const fingerprintOf = (pem: string): string =>
  readCertificate(pem)?.fingerprint ?? "unreadable";

function statusOf(
  { validFrom, validTo }: Pick<SigningCertificate, "validFrom" | "validTo">,
  now: number,
): CertificateStatus {
  if (now >= validTo.getTime()) return "expired";
  if (now < validFrom.getTime()) return "notYetValid";
  return validTo.getTime() - now < warningDays * 86_400_000 ? "expiring" : "valid";
}
