import { X509Certificate } from "node:crypto";

/** A certificate for verifying an identity provider's signatures. */
export interface SigningCertificate {
  readonly pem: string;
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** SHA-256, as consoles show it: "AB:CD:…". */
  readonly fingerprint: string;
}

/** Parses a certificate, with or without PEM header and footer; undefined if it isn't one for verifying signatures. */
export function readCertificate(text: string): SigningCertificate | undefined {
  const body = text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, "").replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return undefined;
  try {
    const certificate = new X509Certificate(Buffer.from(body, "base64"));
    if (!canVerify(certificate)) return undefined;
    return {
      pem: certificate.toString().trim(),
      subject: certificate.subject.replaceAll("\n", ", "),
      validFrom: new Date(certificate.validFrom),
      validTo: new Date(certificate.validTo),
      fingerprint: certificate.fingerprint256,
    };
  } catch {
    return undefined;
  }
}

/** Every certificate in a text, which may contain several PEM blocks, or one certificate without header and footer. */
export function readCertificates(text: string): SigningCertificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [text];
  return blocks.flatMap((block) => readCertificate(block) ?? []);
}

const shortestRsaKey = 2048;

function canVerify({ publicKey }: X509Certificate): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKey;
  return (
    asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= shortestRsaKey
  );
}
