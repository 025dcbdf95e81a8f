import { ScimError } from "@/lib/scim/error";

/** RFC 6761: names below localhost never leave the machine. */
const local = /^http:\/\/([^/]+\.)?localhost(:\d+)?$/;

/**
 * Refuses a token that crossed a network in the open (RFC 7644 s7.4). It isn't redirected: the client would send
 * the token in the open again the next time. Throws 403.
 */
export function assertEncrypted(origin: string): void {
  if (origin.startsWith("https:") || local.test(origin)) return;
  throw new ScimError(
    403,
    "SCIM is served over https alone. A token that was sent over plain HTTP may have been read on its way: revoke it, and enter the https address in the identity provider. (For the operator: where a proxy ends TLS, TRUST_PROXY=true makes its X-Forwarded-Proto count.)",
  );
}
