import { verifiedMessage } from "./enveloped-signature";
import type { ProvedMessage } from "./redirect-message";
import { malformed } from "./xml";

/** A message of the HTTP-POST binding (saml-bindings s3.5), as the form contains it. */
export interface PostedMessage {
  readonly message: string;
  readonly relayState: string;
}

/** Verifies a posted message by the signature in it. Throws SamlRefusal. */
export const provePostedMessage = (
  { message, relayState }: PostedMessage,
  certificates: readonly string[],
): ProvedMessage => ({ xml: verifiedMessage(decodedMessage(message), certificates), relayState });

/** The text of a posted message, not verified. Throws SamlRefusal malformed. */
export function decodedMessage(base64: string): string {
  if (!/^[A-Za-z0-9+/\s]+(=\s*){0,2}$/.test(base64))
    throw malformed("The message isn't valid Base64.");
  return Buffer.from(base64, "base64").toString("utf8");
}
