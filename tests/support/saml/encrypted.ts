import { createPublicKey } from "node:crypto";
import { type EncryptOptions, encrypt } from "xml-encryption";
import { signedMessage } from "@/lib/saml/enveloped-signature";
import type { KeyAndCertificate } from "./certificate";

interface Encryption {
  /** The recipient's, to encrypt for. */
  certificate: string;
  /** Signs the response afterwards; null leaves it unsigned. */
  keys: KeyAndCertificate | null;
  content?: EncryptOptions["encryptionAlgorithm"];
  transport?: EncryptOptions["keyEncryptionAlgorithm"];
  /** Changes the assertion before encryption, and the response before signing. */
  assertion?: (xml: string) => string;
  response?: (xml: string) => string;
}

const whole = /<saml:Assertion .*<\/saml:Assertion>/s;
const same = (xml: string) => xml;

/** A response with an encrypted assertion, from a possibly malicious provider. */
export async function encryptedResponse(
  samlResponse: string,
  {
    certificate,
    keys,
    content = "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
    transport = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
    assertion = same,
    response = same,
  }: Encryption,
): Promise<string> {
  const xml = Buffer.from(samlResponse, "base64").toString("utf8");
  const [plain] = whole.exec(xml) ?? [];
  if (plain === undefined) throw new Error("the response has no assertion");
  const sealed = await encrypted(assertion(withItsNamespace(plain)), {
    rsa_pub: createPublicKey(certificate).export({ type: "spki", format: "pem" }),
    pem: certificate,
    encryptionAlgorithm: content,
    keyEncryptionAlgorithm: transport,
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  });
  const around = response(
    xml.replace(whole, () => `<saml:EncryptedAssertion>${sealed}</saml:EncryptedAssertion>`),
  );
  return Buffer.from(keys ? signedMessage(around, keys) : around).toString("base64");
}

/** After decryption, the assertion must be valid XML on its own. */
const withItsNamespace = (assertion: string) =>
  assertion.replace(
    /^<saml:Assertion (?![^>]*xmlns:saml=)/,
    '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ',
  );

const encrypted = (xml: string, options: EncryptOptions): Promise<string> =>
  new Promise((resolve, reject) =>
    encrypt(xml, options, (error, result) => (error ? reject(error) : resolve(result))),
  );
