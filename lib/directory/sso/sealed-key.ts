import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { derivedKey } from "@/lib/env";

const cipher = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

const sealingKey = () => derivedKey("saml private key");

/** Encrypts a private key for the database. It can be decrypted only with ACCEDO_SECRET and this id. */
export function sealKey(privateKey: string, id: string): Buffer {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, sealingKey(), iv).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([sealing.update(privateKey, "utf8"), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
}

/** The decrypted private key; undefined if ACCEDO_SECRET has changed since it was encrypted. */
export function openKey(sealed: Buffer, id: string): string | undefined {
  const iv = sealed.subarray(0, ivBytes);
  const tag = sealed.subarray(ivBytes, ivBytes + tagBytes);
  try {
    const opening = createDecipheriv(cipher, sealingKey(), iv, { authTagLength: tagBytes });
    opening.setAAD(Buffer.from(id)).setAuthTag(tag);
    const opened = [opening.update(sealed.subarray(ivBytes + tagBytes)), opening.final()];
    return Buffer.concat(opened).toString("utf8");
  } catch {
    return undefined;
  }
}
