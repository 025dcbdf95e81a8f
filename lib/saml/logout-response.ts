import { assertIssuer } from "./assertion";
import { type Incoming, proveIncoming } from "./incoming";
import { assertForLogout, assertFresh, type LogoutParties } from "./logout-request";
import { urn } from "./urn";
import { attribute, descendants, isNamed, malformed, parseMessage } from "./xml";

/** A provider's verified response to a logout request of ours. */
export interface LogoutResponse {
  /** The request that it answers; the caller must check that it was ours. */
  readonly inResponseTo: string;
  /** Whether the person is signed out there and everywhere else: a second code can qualify a success. */
  readonly isComplete: boolean;
}

/** Verifies a LogoutResponse (saml-core s3.7.2). Throws SamlRefusal. */
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
