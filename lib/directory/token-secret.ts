import { hash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const prefix = "accedo_scim_";
const bytes = 32;

/** The stored form of a secret. With 256 random bits, it needs no slow hash. */
export const digestOf = (secret: string): Buffer => hash("sha256", secret, "buffer");

const checksum = (body: string) => crc32(body).toString(16).padStart(8, "0");

/** A new bearer token: a prefix that secret scanners can recognise, 256 random bits, and a checksum. */
export function newSecret(): string {
  const body = randomBytes(bytes).toString("base64url");
  return `${prefix}${body}_${checksum(body)}`;
}

/** The last characters, so that people can tell tokens apart. */
export const hintOf = (secret: string): string => secret.slice(-4);
