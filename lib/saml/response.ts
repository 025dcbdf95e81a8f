import { SAML } from "@node-saml/node-saml";
import { type Assertion, assertIssuer, readAssertion } from "./assertion";
import { readableResponse } from "./encrypted-assertion";
import type { IdentityProvider } from "./identity-provider";
import { decodedMessage } from "./post-message";
import { SamlRefusal, wrongSignature } from "./refusal";
import type { ServiceProvider } from "./service-provider";
import { assertStrongAlgorithms, signatureMethodOf } from "./signature-algorithms";
import { acceptedSkewMs } from "./time";
import { urn } from "./urn";
import {
  attribute,
  children,
  descendants,
  isNamed,
  malformed,
  onlyChild,
  parseMessage,
  textOf,
} from "./xml";

interface Parties {
  readonly identityProvider: IdentityProvider;
  readonly serviceProvider: ServiceProvider;
  /** The private keys that may decrypt the assertion, PEM. */
  readonly decryptionKeys: readonly string[];
  readonly now: Date;
}

/**
 * Verifies a response received by HTTP-POST and returns its assertion. The caller must check that the request it
 * answers was ours, and that it was not used before. Throws SamlRefusal.
 */
export async function proveResponse(samlResponse: string, parties: Parties): Promise<Assertion> {
  const sent = decodedMessage(samlResponse);
  assertResponse(parseMessage(sent), parties);
  const { certificates } = parties.identityProvider;
  const { decryptionKeys } = parties;
  const xml = await readableResponse(sent, { certificates, decryptionKeys });
  const root = parseMessage(xml);
  const signed = onlySignedAssertion(root);
  assertStrongAlgorithms(root);

  const assertion = readAssertion(await verifiedAssertion(xml, root, parties), {
    issuer: parties.identityProvider.entityId,
    serviceProvider: parties.serviceProvider,
    now: parties.now,
    signatureMethod: signatureMethodOf(signed),
  });
  const answered = attribute(root, "InResponseTo");
  if (answered !== undefined && answered !== assertion.inResponseTo) {
    throw new SamlRefusal(
      "unknownRequest",
      "The response and its assertion don't answer the same request.",
    );
  }
  return assertion;
}

/** The request that a response claims to answer, not verified; undefined if it can't be parsed. */
export function claimedRequest(samlResponse: string): string | undefined {
  try {
    return attribute(parseMessage(decodedMessage(samlResponse)), "InResponseTo");
  } catch {
    return undefined;
  }
}

/** Checks the envelope. This can only lead to a refusal, so it needs no signature yet. */
function assertResponse(root: Element, { identityProvider, serviceProvider }: Parties): void {
  if (!isNamed(root, urn.protocol, "Response")) throw malformed("This isn't a SAML response.");
  const status = onlyChild(root, urn.protocol, "Status");
  const code = status && onlyChild(status, urn.protocol, "StatusCode");
  if (!status || !code || attribute(code, "Value") !== urn.success) {
    throw new SamlRefusal("failedAtProvider", `The identity provider answered ${outcome(status)}.`);
  }
  if (onlyChild(root, urn.assertion, "Issuer")) assertIssuer(root, identityProvider.entityId);

  const destination = attribute(root, "Destination");
  if (destination !== undefined && destination !== serviceProvider.acsUrl) {
    throw new SamlRefusal(
      "wrongRecipient",
      `The response is for "${destination.slice(0, 300)}"; this workspace's ACS URL is "${serviceProvider.acsUrl}".`,
    );
  }
}

/** "Responder, RequestDenied: …" */
function outcome(status: Element | undefined): string {
  if (!status) return "without a status";
  const codes = descendants(status, urn.protocol, "StatusCode").map(
    (code) => attribute(code, "Value")?.split(":").at(-1) ?? "",
  );
  const [message] = children(status, urn.protocol, "StatusMessage").map(textOf);
  return `${codes.join(", ")}${message ? `: ${message.slice(0, 300)}` : ""}`;
}

/**
 * The document's only assertion, in its proper place and signed, with no signatures but its own and the response's. So
 * what is verified is what is read, whatever was wrapped around it.
 */
function onlySignedAssertion(root: Element): Element {
  const everywhere = descendants(root, urn.assertion, "Assertion");
  const [assertion] = children(root, urn.assertion, "Assertion");
  if (!assertion || everywhere.length !== 1) {
    throw malformed(`The response has ${everywhere.length} assertions; it must have exactly one.`);
  }
  const own = signaturesOf(assertion);
  if (own.length === 0) {
    throw new SamlRefusal(
      "unsigned",
      "The assertion isn't signed. Have the identity provider sign the assertion, not only the response.",
    );
  }
  const inPlace = own.length + signaturesOf(root).length;
  if (own.length > 1 || descendants(root, urn.signature, "Signature").length !== inPlace) {
    throw malformed("The response has a signature in the wrong place.");
  }
  return assertion;
}

const signaturesOf = (element: Element) => children(element, urn.signature, "Signature");

/** The text of the assertion that its signature covers. If the response is signed as well, that must also be valid. */
async function verifiedAssertion(
  xml: string,
  root: Element,
  { identityProvider, serviceProvider }: Parties,
): Promise<string> {
  const library = new SAML({
    callbackUrl: serviceProvider.acsUrl,
    issuer: serviceProvider.entityId,
    audience: serviceProvider.entityId,
    idpCert: [...identityProvider.certificates],
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: signaturesOf(root).length > 0,
    acceptedClockSkewMs: acceptedSkewMs,
  });
  try {
    const { profile } = await library.validatePostResponseAsync({
      SAMLResponse: Buffer.from(xml, "utf8").toString("base64"),
    });
    const verified = profile?.getAssertionXml?.();
    if (!verified) throw malformed("The response has no assertion.");
    return verified;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The library's errors differ only in their messages. */
function refusalOf(error: unknown): SamlRefusal {
  if (error instanceof SamlRefusal) return error;
  const message = error instanceof Error ? error.message : "";
  if (/not yet valid/i.test(message)) return new SamlRefusal("notYetValid", `${message}.`);
  if (/expired/i.test(message)) return new SamlRefusal("expired", `${message}.`);
  if (/audience/i.test(message)) return new SamlRefusal("wrongAudience", `${message}.`);
  if (/signature|reference/i.test(message)) return wrongSignature(error);
  return malformed("The response can't be read.", error);
}
