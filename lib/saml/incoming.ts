import { type PostedMessage, provePostedMessage } from "./post-message";
import { type MessageName, type ProvedMessage, proveRedirectMessage } from "./redirect-message";

/** A message as the browser delivered it: the query, octet for octet, or the fields of a form. */
export type Incoming =
  | { readonly binding: "redirect"; readonly query: string }
  | ({ readonly binding: "post" } & PostedMessage);

/** Verifies a message's signature as its binding requires. Throws SamlRefusal. */
export const proveIncoming = (
  name: MessageName,
  incoming: Incoming,
  certificates: readonly string[],
): ProvedMessage =>
  incoming.binding === "redirect"
    ? proveRedirectMessage(name, incoming.query, certificates)
    : provePostedMessage(incoming, certificates);
