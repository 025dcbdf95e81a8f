import { assertIssuer } from "./assertion";
import type { IdentityProvider } from "./identity-provider";
import { type Incoming, proveIncoming } from "./incoming";
import { SamlRefusal } from "./refusal";
import type { ServiceProvider } from "./service-provider";
import { acceptedSkewMs, assertWithin, momentOf } from "./time";
import { urn } from "./urn";
import { attribute, children, isNamed, malformed, onlyChild, parseMessage, textOf } from "./xml";

/** A provider's verified request to sign a person out. */
export interface LogoutRequest {
  readonly id: string;
  readonly nameId: string;
  /** Which of the person's sessions; none means all of them. */
  readonly sessionIndexes: readonly string[];
  readonly relayState: string;
  /** From then on, it is refused as too old. */
  readonly refusedFrom: Date;
}

const freshMs = 5 * 60_000;

/** The sender and the recipient. */
export interface LogoutParties {
  readonly identityProvider: IdentityProvider;
  readonly serviceProvider: ServiceProvider;
  readonly now: Date;
}

/** Verifies a LogoutRequest (saml-core s3.7.1). Throws SamlRefusal. */
export function proveLogoutRequest(
  incoming: Incoming,
  { identityProvider, serviceProvider, now }: LogoutParties,
): LogoutRequest {
  const { xml, relayState } = proveIncoming("SAMLRequest", incoming, identityProvider.certificates);
  const root = parseMessage(xml);
  const id = attribute(root, "ID");
  if (!isNamed(root, urn.protocol, "LogoutRequest") || !id) {
    throw malformed("This isn't a SAML logout request.");
  }
  assertIssuer(root, identityProvider.entityId);
  assertForLogout(root, serviceProvider);
  const notOnOrAfter = assertFresh(root, now);
  assertWithin({ notOnOrAfter: momentOf(root, "NotOnOrAfter") }, now);

  const nameId = onlyChild(root, urn.assertion, "NameID");
  if (!nameId) throw malformed("The logout request has no readable NameID.");
  return {
    id,
    nameId: textOf(nameId),
    sessionIndexes: children(root, urn.protocol, "SessionIndex").map(textOf),
    relayState,
    refusedFrom: new Date(notOnOrAfter.getTime() + acceptedSkewMs),
  };
}

/** A signed message must name its destination (saml-bindings s3.4.5.2, s3.5.5.2). Throws SamlRefusal wrongRecipient. */
export function assertForLogout(root: Element, { sloUrl }: ServiceProvider): void {
  if (attribute(root, "Destination") === sloUrl) return;
  throw new SamlRefusal("wrongRecipient", "The message is addressed to a different URL.");
}

/** When a logout message expires. Throws SamlRefusal if it has expired, or was issued in the future. */
export function assertFresh(root: Element, now: Date): Date {
  const issuedAt = momentOf(root, "IssueInstant");
  if (!issuedAt) throw malformed("The message has no IssueInstant.");
  const notOnOrAfter = new Date(issuedAt.getTime() + freshMs);
  assertWithin({ notBefore: issuedAt, notOnOrAfter }, now);
  return notOnOrAfter;
}
