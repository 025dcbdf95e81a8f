import { signedMessage } from "./enveloped-signature";
import type { Binding } from "./identity-provider";
import { type MessageName, redirectAddress } from "./redirect-message";
import type { SigningKey } from "./signing-key";

/** A signed message on its way through the browser. */
export type Outgoing =
  | { readonly binding: "redirect"; readonly url: string }
  | {
      readonly binding: "post";
      readonly url: string;
      readonly fields: Readonly<Record<string, string>>;
    };

/** Signs a message as its binding requires: over the URL's octets, or inside the form's message. */
export function outgoing(
  { binding, url }: { binding: Binding; url: string },
  name: MessageName,
  { xml, relayState = "", key }: { xml: string; relayState?: string; key: SigningKey },
): Outgoing {
  if (binding === "redirect") {
    return { binding, url: redirectAddress(url, name, { xml, relayState, key }) };
  }
  const message = Buffer.from(signedMessage(xml, key)).toString("base64");
  return {
    binding,
    url,
    fields: { [name]: message, ...(relayState && { RelayState: relayState }) },
  };
}
