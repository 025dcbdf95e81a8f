import { assertIssuer } from "./assertion";
import { type Incoming, proveIncoming } from "./incoming";
import { assertForLogout, assertFresh, type LogoutParties } from "./logout-request";
import { urn } from "./urn";
import { attribute, descendants, isNamed, malformed, parseMessage } from "./xml";

/** What a provider answers to a logout request of ours, proved. */
export interface LogoutResponse {
  /** The request that it answers; whether that was ours is for the caller to say. */
  readonly inResponseTo: string;
  /** Whether the person is signed out there, and of all else: a success can have a second code that takes some of it back. */
  readonly isComplete: boolean;
}

/** Proves a LogoutResponse (saml-core s3.7.2). Throws SamlRefusal. */
export function proveLogoutResponse(
  incoming: Incoming,
  { identityProvider, serviceProvider, now }: LogoutParties,
): LogoutResponse {
  const { xml } = proveIncoming("SAMLResponse", incoming, identityProvider.certificates);
  const root = parseMessage(xml);
  const inResponseTo = attribute(root, "InResponseTo");
  if (!isNamed(root, urn.protocol, "LogoutResponse") || !inResponseTo) {
    throw malformed("This isn't a SAML logout response.");
  }
  assertIssuer(root, identityProvider.entityId);
  assertForLogout(root, serviceProvider);
  assertFresh(root, now);

  const codes = descendants(root, urn.protocol, "StatusCode").map((code) =>
    attribute(code, "Value"),
  );
  return { inResponseTo, isComplete: codes.length === 1 && codes[0] === urn.success };
}
