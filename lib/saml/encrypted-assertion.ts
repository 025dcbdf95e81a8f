import { decrypt } from "xml-encryption";
import { verifiedMessage } from "./enveloped-signature";
import { SamlRefusal } from "./refusal";
import { urn } from "./urn";
import { attribute, children, descendants, isNamed, malformed, parseMessage } from "./xml";

const keyTransports = [
  `${urn.encryption}rsa-oaep-mgf1p`,
  "http://www.w3.org/2009/xmlenc11#rsa-oaep",
];

/** The accepted content encryption algorithms, as our metadata lists them, best first. */
export const contentEncryptions = [
  "http://www.w3.org/2009/xmlenc11#aes256-gcm",
  "http://www.w3.org/2009/xmlenc11#aes128-gcm",
  `${urn.encryption}aes256-cbc`,
  `${urn.encryption}aes128-cbc`,
];

interface Keys {
  /** The provider's, for the signature of the response. */
  readonly certificates: readonly string[];
  /** Ours, PEM: the current one and the previous one. */
  readonly decryptionKeys: readonly string[];
}

/**
 * A response with a readable assertion: as received, or with the decrypted assertion in place of the encrypted one, so
 * that every check of an assertion applies to it. Nothing is decrypted unless the signature of the whole response is
 * valid: CBC doesn't protect integrity, and an attacker who can have altered ciphertexts decrypted can discover their
 * content. Throws SamlRefusal.
 */
export async function readableResponse(
  xml: string,
  { certificates, decryptionKeys }: Keys,
): Promise<string> {
  const root = parseMessage(xml);
  if (descendants(root, urn.assertion, "EncryptedAssertion").length === 0) return xml;
  if (children(root, urn.signature, "Signature").length === 0) {
    throw new SamlRefusal(
      "unsigned",
      "The assertion is encrypted, but the response around it isn't signed. Have the identity provider sign both the response and the assertion, or turn encryption off.",
    );
  }
  const verified = verifiedMessage(xml, certificates);
  const encrypted = onlyEncrypted(parseMessage(verified));
  assertAccepted(encrypted);
  const assertion = await decrypted(encrypted, decryptionKeys);
  return inPlaceOfEncrypted(verified, assertion);
}

function onlyEncrypted(root: Element): Element {
  const [encrypted] = children(root, urn.assertion, "EncryptedAssertion");
  const of = (namespace: string, name: string) => descendants(root, namespace, name).length;
  const isAlone =
    of(urn.assertion, "EncryptedAssertion") === 1 &&
    of(urn.assertion, "Assertion") === 0 &&
    of(urn.encryption, "EncryptedData") === 1 &&
    of(urn.encryption, "EncryptedKey") === 1;
  if (!encrypted || !isAlone) {
    throw malformed("The response must have exactly one assertion, encrypted once, with one key.");
  }
  return encrypted;
}

function assertAccepted(encrypted: Element): void {
  const accepted = { EncryptedKey: keyTransports, EncryptedData: contentEncryptions };
  for (const [name, algorithms] of Object.entries(accepted)) {
    const [element] = descendants(encrypted, urn.encryption, name);
    const [method] = element ? children(element, urn.encryption, "EncryptionMethod") : [];
    const algorithm = (method && attribute(method, "Algorithm")) ?? "none";
    if (!algorithms.includes(algorithm)) {
      throw new SamlRefusal(
        "weakEncryption",
        `The assertion is encrypted with ${algorithm.slice(0, 120)}, which isn't accepted. Set the identity provider to AES-256-GCM and RSA-OAEP.`,
      );
    }
  }
}

/** One refusal for every failure, so that it doesn't reveal where decryption failed. */
async function decrypted(encrypted: Element, keys: readonly string[]): Promise<string> {
  for (const key of keys) {
    const text = await decryptedBy(key, encrypted.toString());
    if (text !== undefined) return text;
  }
  throw new SamlRefusal(
    "undecryptable",
    "The assertion can't be decrypted. Upload this workspace's current certificate to the identity provider for encryption.",
  );
}

async function decryptedBy(key: string, xml: string): Promise<string | undefined> {
  const text = await new Promise<string | undefined>((resolve) => {
    // The list above decides: the library calls CBC insecure, which it would be without the response's signature.
    const options = {
      key,
      disallowDecryptionWithInsecureAlgorithm: false,
      warnInsecureAlgorithm: false,
    };
    decrypt(xml, options, (error, result) => resolve(error ? undefined : result));
  });
  if (text === undefined) return undefined;
  const assertion = text.replace(/^\s*<\?xml\s[^>]*\?>/, "").trim();
  try {
    return isNamed(parseMessage(assertion), urn.assertion, "Assertion") ? assertion : undefined;
  } catch {
    return undefined;
  }
}

// Verified text is in canonical form: no comments, and "<" only at the start of a tag.
const whole = /<(?:[\w.-]+:)?EncryptedAssertion[\s>].*<\/(?:[\w.-]+:)?EncryptedAssertion>/s;

const inPlaceOfEncrypted = (verified: string, assertion: string): string =>
  verified.replace(whole, () => assertion);
