import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const validMinutes = 15;

/**
 * The id of an authentication request, which any instance recognises as ours without having stored it: a random part
 * and an expiry, with a MAC for this workspace. It is an NCName, as XML ids must be.
 */
export function newRequestId(key: Buffer, workspace: string, now: Date): string {
  const expiry = Math.floor(now.getTime() / 1_000) + validMinutes * 60;
  const body = `_${randomBytes(16).toString("hex")}-${expiry}`;
  return `${body}-${mac(key, workspace, body)}`;
}

/** When a request of ours expires; undefined if it has expired, or was never issued for this workspace. */
export function requestExpiry(
  key: Buffer,
  workspace: string,
  id: string,
  now: Date,
): Date | undefined {
  const [body, expiry, signature] =
    /^(_[0-9a-f]{32}-(\d{1,12}))-([0-9a-f]{64})$/.exec(id)?.slice(1) ?? [];
  if (body === undefined || expiry === undefined || signature === undefined) return undefined;
  const expected = Buffer.from(mac(key, workspace, body), "hex");
  if (!timingSafeEqual(expected, Buffer.from(signature, "hex"))) return undefined;
  const until = new Date(Number(expiry) * 1_000);
  return until > now ? until : undefined;
}

const mac = (key: Buffer, workspace: string, body: string) =>
  createHmac("sha256", key).update(`${workspace}\n${body}`).digest("hex");
