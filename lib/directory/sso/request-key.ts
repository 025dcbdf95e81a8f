import "server-only";
import { createHash } from "node:crypto";
import { derivedKey } from "@/lib/env";

/** What a request was made for; one made for a test signs nobody in. */
export type RequestPurpose = "sign-in" | "test" | "logout";

/** The key under which requests are recognised as ours, the same on every instance. */
export const requestKey = (purpose: RequestPurpose): Buffer => derivedKey(`saml ${purpose}`);

/** What is kept of an id that counts once. */
export const spentDigest = (kind: "assertion" | "request" | "logout", id: string): Buffer =>
  createHash("sha256").update(`${kind}\n${id}`).digest();
