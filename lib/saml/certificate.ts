import { X509Certificate } from "node:crypto";

/** A certificate by which an identity provider's signatures are checked. */
export interface SigningCertificate {
  readonly pem: string;
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** SHA-256, as consoles show it: "AB:CD:…". */
  readonly fingerprint: string;
}

/** Reads a certificate, with or without its PEM frame; undefined where it is none that can sign. */
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

/** Every certificate in a text that may hold several PEM blocks, or one without a frame. */
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
