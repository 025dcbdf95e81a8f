import { SamlRefusal } from "./refusal";
import { urn } from "./urn";
import { attribute, descendants } from "./xml";

const signatures = [
  urn.rsaSha256,
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
];
const digests = [
  urn.sha256,
  "http://www.w3.org/2001/04/xmldsig-more#sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512",
];
// Only those that omit comments, so that signed text can't contain any.
const canonicalizations = [urn.exclusiveC14n, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"];

const allowed: Record<string, readonly string[]> = {
  SignatureMethod: signatures,
  DigestMethod: digests,
  CanonicalizationMethod: canonicalizations,
  Transform: [...canonicalizations, `${urn.signature}enveloped-signature`],
};

/** Throws SamlRefusal weakSignature if any signature at or below `root` uses SHA-1, or another unlisted algorithm. */
export function assertStrongAlgorithms(root: Element): void {
  for (const [name, accepted] of Object.entries(allowed)) {
    for (const element of descendants(root, urn.signature, name)) {
      assertAccepted(attribute(element, "Algorithm") ?? "none", accepted);
    }
  }
}

/** The same for the signature of a redirect (saml-bindings s3.4.4.1). */
export const assertStrongSignatureMethod = (algorithm: string): void =>
  assertAccepted(algorithm, signatures);

function assertAccepted(algorithm: string, accepted: readonly string[]): void {
  if (accepted.includes(algorithm)) return;
  throw new SamlRefusal(
    "weakSignature",
    `The signature uses ${algorithm.slice(0, 120)}, which isn't accepted. Set the identity provider to RSA-SHA256.`,
  );
}

/** The method of the first signature in an element, as consoles write it: "RSA-SHA256". */
export function signatureMethodOf(element: Element): string {
  const [method] = descendants(element, urn.signature, "SignatureMethod");
  const name = (method && attribute(method, "Algorithm"))?.split("#")[1];
  return name?.toUpperCase() ?? "none";
}
