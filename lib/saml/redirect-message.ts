import { verify } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { SamlRefusal } from "./refusal";
import { assertStrongSignatureMethod } from "./signature-algorithms";
import { malformed } from "./xml";

const largest = 256 * 1024;

/** A message of the HTTP-Redirect binding (saml-bindings s3.4), proved. */
export interface RedirectMessage {
  readonly xml: string;
  readonly relayState: string;
}

/**
 * Proves a request that came as a query, over the octets as they were sent (s3.4.4.1): each parameter once, a
 * signature always. Throws SamlRefusal.
 */
export function proveRedirectRequest(
  query: string,
  certificates: readonly string[],
): RedirectMessage {
  const sent = parametersOf(query);
  const message = sent.get("SAMLRequest");
  const algorithm = sent.get("SigAlg");
  const signature = sent.get("Signature");
  if (message === undefined) throw malformed("The address has no SAML request in it.");
  if (algorithm === undefined || signature === undefined) {
    throw new SamlRefusal("unsigned", "The request isn't signed.");
  }
  assertStrongSignatureMethod(decoded(algorithm));

  const relayState = sent.get("RelayState");
  const octets = [
    `SAMLRequest=${message}`,
    ...(relayState === undefined ? [] : [`RelayState=${relayState}`]),
    `SigAlg=${algorithm}`,
  ].join("&");
  const hash = `sha${decoded(algorithm).slice(-3)}`;
  const value = Buffer.from(decoded(signature), "base64");
  if (!certificates.some((pem) => verify(hash, Buffer.from(octets), pem, value))) {
    throw new SamlRefusal("wrongSignature", "The signature doesn't fit the request.");
  }
  return { xml: inflated(decoded(message)), relayState: decoded(relayState ?? "") };
}

/** The parameters as they were written, undecoded. */
function parametersOf(query: string): Map<string, string> {
  const pairs = query
    .replace(/^\?/, "")
    .split("&")
    .map((part): [string, string] => {
      const at = part.indexOf("=");
      return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    });
  const sent = new Map(pairs);
  if (sent.size !== pairs.length) throw malformed("The address says something twice.");
  return sent;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch (error) {
    throw malformed("The address isn't encoded as addresses are.", error);
  }
}

function inflated(base64: string): string {
  try {
    const packed = Buffer.from(base64, "base64");
    return inflateRawSync(packed, { maxOutputLength: largest }).toString("utf8");
  } catch (error) {
    throw malformed("The request can't be unpacked.", error);
  }
}
