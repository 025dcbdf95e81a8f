/** A workspace's key, which signs what we send and decrypts what is encrypted for us. Both in PEM. */
export interface SigningKey {
  readonly privateKey: string;
  readonly certificate: string;
}

// 128 bits of security (NIST SP 800-57), since a certificate outlives the estimates for shorter keys.
const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const validYears = 10;

/**
 * A new RSA key with a self-signed certificate. Providers treat a certificate only as the key's container, so a long
 * validity costs nothing, while a short one would cost every workspace a failed sign-out.
 */
export async function newSigningKey(commonName: string, now: Date): Promise<SigningKey> {
  await import("reflect-metadata"); // required by the library's container
  const x509 = await import("@peculiar/x509");
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(now.getUTCFullYear() + validYears);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [commonName] }],
    notBefore: new Date(now.getTime() - 86_400_000), // clocks differ
    notAfter,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment,
        true,
      ),
    ],
  });
  const privateKey = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
  return {
    privateKey: pem("PRIVATE KEY", Buffer.from(privateKey)),
    certificate: certificate.toString("pem").trim(),
  };
}

const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString("base64").replace(/.{64}/g, "$&\n").trimEnd()}\n-----END ${label}-----`;
