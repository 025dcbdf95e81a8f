import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";

export type KeyAndCertificate = { privateKey: string; certificate: string };

type Options = { name?: string; validFrom?: Date; validTo?: Date; bits?: number; hosts?: string[] };

const day = 86_400_000;

/** A new RSA key with a self-signed certificate, valid for the period that a test needs. */
export function selfSigned({
  name = "Test",
  validFrom = new Date(Date.now() - day),
  validTo = new Date(Date.now() + 365 * day),
  bits = 2048,
  hosts = [],
}: Options = {}): KeyAndCertificate {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const subject = sequence(set(sequence(oid("550403"), der(0x0c, Buffer.from(name)))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    subject,
    sequence(time(validFrom), time(validTo)),
    subject,
    spki,
    ...(hosts.length > 0 ? [alternativeNames(hosts)] : []),
  );
  const signature = sign("sha256", body, privateKey);
  const certificate = sequence(body, sha256WithRsa, der(0x03, Buffer.from([0]), signature));
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: pem(certificate),
  };
}

/** A certificate's Base64, as metadata has it. */
export const bodyOf = (certificate: string): string =>
  certificate.replace(/-----[A-Z ]+-----|\s/g, "");

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const octets = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...octets]), content]);
}

const sequence = (...contents: Buffer[]) => der(0x30, ...contents);
const set = (...contents: Buffer[]) => der(0x31, ...contents);
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const sha256WithRsa = sequence(oid("2a864886f70d01010b"), der(0x05));

const time = (moment: Date) =>
  der(0x18, Buffer.from(`${moment.toISOString().replace(/[-:T]|\.\d+Z/g, "")}Z`));

const alternativeNames = (hosts: string[]) =>
  der(
    0xa3,
    sequence(
      sequence(
        oid("551d11"),
        der(0x04, sequence(...hosts.map((host) => der(0x82, Buffer.from(host))))),
      ),
    ),
  );

const pem = (certificate: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${certificate
    .toString("base64")
    .replace(/(.{64})/g, "$1\n")
    .trim()}\n-----END CERTIFICATE-----`;
