import { assertIssuer } from "./assertion";
import type { IdentityProvider } from "./identity-provider";
import { proveRedirectRequest } from "./redirect-message";
import { SamlRefusal } from "./refusal";
import type { ServiceProvider } from "./service-provider";
import { acceptedSkewMs, assertWithin, momentOf } from "./time";
import { urn } from "./urn";
import { attribute, children, isNamed, malformed, onlyChild, parseMessage, textOf } from "./xml";

/** A provider's word that somebody has signed out, proved. */
export interface LogoutRequest {
  readonly id: string;
  readonly nameId: string;
  /** Which of the person's sessions; none means all of them. */
  readonly sessionIndexes: readonly string[];
  readonly relayState: string;
  /** From then on it is refused for its age alone. */
  readonly refusedFrom: Date;
}

const freshMs = 5 * 60_000;

/** Proves a LogoutRequest (saml-core s3.7.1) that came by HTTP-Redirect. Throws SamlRefusal. */
export function proveLogoutRequest(
  query: string,
  {
    identityProvider,
    serviceProvider,
    now,
  }: { identityProvider: IdentityProvider; serviceProvider: ServiceProvider; now: Date },
): LogoutRequest {
  const { xml, relayState } = proveRedirectRequest(query, identityProvider.certificates);
  const root = parseMessage(xml);
  const id = attribute(root, "ID");
  if (!isNamed(root, urn.protocol, "LogoutRequest") || !id) {
    throw malformed("This isn't a SAML logout request.");
  }
  const issuer = onlyChild(root, urn.assertion, "Issuer");
  assertIssuer(issuer ? textOf(issuer) : "", identityProvider.entityId);
  assertDestination(root, serviceProvider);

  const issuedAt = momentOf(root, "IssueInstant");
  if (!issuedAt) throw malformed("The logout request doesn't say when it was made.");
  const notOnOrAfter = new Date(issuedAt.getTime() + freshMs);
  assertWithin({ notBefore: issuedAt, notOnOrAfter }, now);
  assertWithin({ notOnOrAfter: momentOf(root, "NotOnOrAfter") }, now);

  const nameId = onlyChild(root, urn.assertion, "NameID");
  if (!nameId) throw malformed("The logout request has no NameID that can be read.");
  return {
    id,
    nameId: textOf(nameId),
    sessionIndexes: children(root, urn.protocol, "SessionIndex").map(textOf),
    relayState,
    refusedFrom: new Date(notOnOrAfter.getTime() + acceptedSkewMs),
  };
}

/** saml-bindings s3.4.5.2: a signed message says where it goes. */
function assertDestination(root: Element, { sloUrl }: ServiceProvider): void {
  if (attribute(root, "Destination") === sloUrl) return;
  throw new SamlRefusal("wrongRecipient", "The logout request isn't for this address.");
}
