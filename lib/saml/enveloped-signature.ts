import { SignedXml } from "xml-crypto";
import { unsigned, wrongSignature } from "./refusal";
import { assertStrongAlgorithms } from "./signature-algorithms";
import type { SigningKey } from "./signing-key";
import { urn } from "./urn";
import { attribute, children, descendants, malformed, parseMessage } from "./xml";

/** A logout message has thirty, and a response with an encrypted assertion hardly more. */
const mostElements = 500;

/**
 * The text of a message that its signature covers; nothing else of what was sent may be read afterwards. The message
 * must have exactly one signature, over all of it. Throws SamlRefusal.
 */
export function verifiedMessage(sent: string, certificates: readonly string[]): string {
  const xml = sent.replace(/\r\n?/g, "\n"); // as XML processors must (XML 1.0 s2.11)
  const root = parseMessage(xml);
  if (descendants(root, "*", "*").length > mostElements) {
    throw malformed("The message has too many elements.");
  }
  const [signature] = children(root, urn.signature, "Signature");
  if (!signature) throw unsigned();
  if (descendants(root, urn.signature, "Signature").length !== 1) {
    throw malformed("The message has a signature in the wrong place.");
  }
  assertStrongAlgorithms(signature);
  assertCoversAll(signature, root);
  for (const publicCert of certificates) {
    const verified = verifiedBy(publicCert, signature, xml);
    if (verified !== undefined) return verified;
  }
  throw wrongSignature();
}

function assertCoversAll(signature: Element, root: Element): void {
  const references = descendants(signature, urn.signature, "Reference");
  const id = attribute(root, "ID");
  const [reference] = references;
  if (!id || !reference || references.length !== 1 || attribute(reference, "URI") !== `#${id}`) {
    throw malformed("The signature doesn't cover the whole message.");
  }
}

function verifiedBy(publicCert: string, signature: Element, xml: string): string | undefined {
  const signed = new SignedXml({ publicCert, getCertFromKeyInfo: () => null });
  try {
    signed.loadSignature(signature);
    if (!signed.checkSignature(xml)) return undefined;
  } catch {
    return undefined; // the library throws if the signature is invalid
  }
  const [verified, second] = signed.getSignedReferences();
  return second === undefined ? verified : undefined;
}

/** A message with our signature where the schema requires it: after the issuer. */
export function signedMessage(xml: string, { privateKey, certificate }: SigningKey): string {
  const signature = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: urn.rsaSha256,
    canonicalizationAlgorithm: urn.exclusiveC14n,
  });
  signature.addReference({
    xpath: "/*",
    transforms: [`${urn.signature}enveloped-signature`, urn.exclusiveC14n],
    digestAlgorithm: urn.sha256,
  });
  const location = { reference: "/*/*[local-name()='Issuer']", action: "after" } as const;
  signature.computeSignature(xml, { prefix: "ds", location });
  return signature.getSignedXml();
}
