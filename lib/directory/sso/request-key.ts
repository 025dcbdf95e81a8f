import "server-only";
import { createHash } from "node:crypto";
import { derivedKey } from "@/lib/env";

/** The purpose of a request; one for a test signs nobody in. */
export type RequestPurpose = "sign-in" | "test" | "logout";

/** The key that shows a request to be ours, the same on every instance. */
export const requestKey = (purpose: RequestPurpose): Buffer => derivedKey(`saml ${purpose}`);

/** The stored form of an id that may be used only once. */
export const spentDigest = (kind: "assertion" | "request" | "logout", id: string): Buffer =>
  createHash("sha256").update(`${kind}\n${id}`).digest();
