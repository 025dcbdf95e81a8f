import { ScimError } from "@/lib/scim/error";

/** RFC 6761: names below localhost never leave the machine. */
const local = /^http:\/\/([^/]+\.)?localhost(:\d+)?$/;

/**
 * Refuses a token that was sent over a network in cleartext (RFC 7644 s7.4). There is no redirect, since the client
 * would send the token in cleartext again the next time. Throws 403.
 */
export function assertEncrypted(origin: string): void {
  if (origin.startsWith("https:") || local.test(origin)) return;
  throw new ScimError(
    403,
    "SCIM is available over HTTPS only. A token sent over plain HTTP may have been intercepted: revoke it, then enter the https:// URL and a new token in the identity provider. (For the operator: if a proxy terminates TLS, set TRUST_PROXY=true so that its X-Forwarded-Proto header is used.)",
  );
}
