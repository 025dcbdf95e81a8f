import { SamlRefusal } from "./refusal";
import type { ServiceProvider } from "./service-provider";
import { acceptedSkewMs, assertWithin, momentOf } from "./time";
import { urn } from "./urn";
import { attribute, children, malformed, onlyChild, parseMessage, textOf } from "./xml";

/** An identity provider's verified statement about a person. */
export interface Assertion {
  readonly id: string;
  readonly issuer: string;
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
  /** The request that it answers; null if the provider initiated the sign-in. */
  readonly inResponseTo: string | null;
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly issuedAt: Date;
  /** From then on, it is refused as too old. */
  readonly refusedFrom: Date;
  /** "RSA-SHA256". */
  readonly signatureMethod: string;
}

interface Expected {
  readonly issuer: string;
  readonly serviceProvider: ServiceProvider;
  readonly now: Date;
  /** From the message as sent, since the verified text doesn't contain the signature. */
  readonly signatureMethod: string;
}

/** More than the 256 of a persistent identifier (saml-core s8.3.7), and no more than the sessions' index can hold. */
const longestNameId = 400;

/**
 * Reads an assertion from exactly the text that its verified signature covers, and checks what the library leaves to
 * its caller: the issuer, and the bearer confirmation (saml-profiles s4.1.4.3). Throws SamlRefusal.
 */
export function readAssertion(
  verifiedXml: string,
  { issuer, serviceProvider, now, signatureMethod }: Expected,
): Assertion {
  const root = parseMessage(verifiedXml);
  assertIssuer(root, issuer);

  const subject = onlyChild(root, urn.assertion, "Subject");
  const nameId = subject && onlyChild(subject, urn.assertion, "NameID");
  if (!subject || !nameId || !textOf(nameId) || textOf(nameId).length > longestNameId) {
    throw malformed(`The assertion has no NameID of 1 to ${longestNameId} characters.`);
  }
  const confirmation = bearerConfirmation(subject, serviceProvider, now);
  const [statement] = children(root, urn.assertion, "AuthnStatement");
  return {
    id: attribute(root, "ID") ?? "",
    issuer,
    nameId: textOf(nameId),
    nameIdFormat: attribute(nameId, "Format") ?? null,
    sessionIndex: (statement && attribute(statement, "SessionIndex")) ?? null,
    inResponseTo: confirmation.inResponseTo,
    attributes: attributesOf(root),
    issuedAt: momentOf(root, "IssueInstant") ?? now,
    refusedFrom: confirmation.refusedFrom,
    signatureMethod,
  };
}

/** Throws SamlRefusal wrongIssuer if a message or an assertion doesn't name the provider as its issuer. */
export function assertIssuer(root: Element, expected: string): void {
  const issuer = onlyChild(root, urn.assertion, "Issuer");
  const said = issuer ? textOf(issuer) : "";
  if (said === expected) return;
  throw new SamlRefusal(
    "wrongIssuer",
    `The message comes from "${said.slice(0, 200)}"; this workspace is connected to "${expected}".`,
  );
}

/** One confirmation must be for the bearer, for exactly this ACS URL, and still valid. */
function bearerConfirmation(subject: Element, { acsUrl }: ServiceProvider, now: Date) {
  const data = children(subject, urn.assertion, "SubjectConfirmation")
    .filter((confirmation) => attribute(confirmation, "Method") === urn.bearer)
    .flatMap(
      (confirmation) => onlyChild(confirmation, urn.assertion, "SubjectConfirmationData") ?? [],
    );
  const [here] = data.filter((one) => attribute(one, "Recipient") === acsUrl);
  if (!here) {
    const recipients = data.map((one) => attribute(one, "Recipient") ?? "nobody").join(", ");
    throw new SamlRefusal(
      "wrongRecipient",
      `The assertion is for "${recipients.slice(0, 300)}"; this workspace's ACS URL is "${acsUrl}".`,
    );
  }
  const notOnOrAfter = momentOf(here, "NotOnOrAfter");
  if (!notOnOrAfter)
    throw malformed("The assertion doesn't say how long it is valid (NotOnOrAfter is missing).");
  assertWithin({ notBefore: momentOf(here, "NotBefore"), notOnOrAfter }, now);
  return {
    inResponseTo: attribute(here, "InResponseTo") ?? null,
    refusedFrom: new Date(notOnOrAfter.getTime() + acceptedSkewMs),
  };
}

const attributesOf = (root: Element): Assertion["attributes"] =>
  children(root, urn.assertion, "AttributeStatement")
    .flatMap((statement) => children(statement, urn.assertion, "Attribute"))
    .map((element) => ({
      name: attribute(element, "Name") ?? "",
      values: children(element, urn.assertion, "AttributeValue").flatMap(simpleValue),
    }));

/** A value that contains an element (eduPersonTargetedID) identifies nobody here. */
const simpleValue = (value: Element): string[] =>
  Array.from(value.childNodes ?? []).some(({ nodeType }) => nodeType === 1) ? [] : [textOf(value)];
