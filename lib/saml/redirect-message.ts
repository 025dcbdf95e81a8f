import { sign, verify } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { unsigned, wrongSignature } from "./refusal";
import { assertStrongSignatureMethod } from "./signature-algorithms";
import type { SigningKey } from "./signing-key";
import { urn } from "./urn";
import { malformed } from "./xml";

const largest = 256 * 1024;

/** The name of the parameter or field that contains a message. */
export type MessageName = "SAMLRequest" | "SAMLResponse";

/** A received message, verified. */
export interface ProvedMessage {
  readonly xml: string;
  readonly relayState: string;
}

/**
 * Verifies a message of the HTTP-Redirect binding (saml-bindings s3.4), over the octets as they were sent (s3.4.4.1).
 * A signature is required, and each parameter may occur only once. Throws SamlRefusal.
 */
export function proveRedirectMessage(
  name: MessageName,
  query: string,
  certificates: readonly string[],
): ProvedMessage {
  const sent = parametersOf(query);
  const message = sent.get(name);
  const algorithm = sent.get("SigAlg");
  const signature = sent.get("Signature");
  if (message === undefined) throw malformed("The URL has no SAML message in it.");
  if (algorithm === undefined || signature === undefined) {
    throw unsigned();
  }
  assertStrongSignatureMethod(decoded(algorithm));

  const relayState = sent.get("RelayState");
  const octets = [
    `${name}=${message}`,
    ...(relayState === undefined ? [] : [`RelayState=${relayState}`]),
    `SigAlg=${algorithm}`,
  ].join("&");
  const hash = `sha${decoded(algorithm).slice(-3)}`;
  const value = Buffer.from(decoded(signature), "base64");
  if (!certificates.some((pem) => verify(hash, Buffer.from(octets), pem, value))) {
    throw wrongSignature();
  }
  return { xml: inflated(decoded(message)), relayState: decoded(relayState ?? "") };
}

/** A URL with one of our messages, signed over the octets as they are sent. */
export function redirectAddress(
  url: string,
  name: MessageName,
  { xml, relayState, key }: { xml: string; relayState: string; key: SigningKey },
): string {
  const octets = [
    parameter(name, deflateRawSync(xml).toString("base64")),
    ...(relayState ? [parameter("RelayState", relayState)] : []),
    parameter("SigAlg", urn.rsaSha256),
  ].join("&");
  const signature = sign("sha256", Buffer.from(octets), key.privateKey).toString("base64");
  return `${url}${url.includes("?") ? "&" : "?"}${octets}&${parameter("Signature", signature)}`;
}

/** Browsers re-encode an apostrophe in a URL, which would invalidate the signature. */
const parameter = (name: string, value: string) =>
  `${name}=${encodeURIComponent(value).replaceAll("'", "%27")}`;

/** The parameters as they were sent, undecoded. */
function parametersOf(query: string): Map<string, string> {
  const pairs = query
    .replace(/^\?/, "")
    .split("&")
    .map((part): [string, string] => {
      const at = part.indexOf("=");
      return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    });
  const sent = new Map(pairs);
  if (sent.size !== pairs.length) throw malformed("The URL has a parameter twice.");
  return sent;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch (error) {
    throw malformed("The URL isn't properly encoded.", error);
  }
}

function inflated(base64: string): string {
  try {
    const packed = Buffer.from(base64, "base64");
    return inflateRawSync(packed, { maxOutputLength: largest }).toString("utf8");
  } catch (error) {
    throw malformed("The message can't be decompressed.", error);
  }
}
