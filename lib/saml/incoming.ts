import { type PostedMessage, provePostedMessage } from "./post-message";
import { type MessageName, type ProvedMessage, proveRedirectMessage } from "./redirect-message";

/** A message as the browser brought it: the query to the octet, or the fields of a form. */
export type Incoming =
  | { readonly binding: "redirect"; readonly query: string }
  | ({ readonly binding: "post" } & PostedMessage);

/** Proves a message by the signature that its binding has. Throws SamlRefusal. */
export const proveIncoming = (
  name: MessageName,
  incoming: Incoming,
  certificates: readonly string[],
): ProvedMessage =>
  incoming.binding === "redirect"
    ? proveRedirectMessage(name, incoming.query, certificates)
    : provePostedMessage(incoming, certificates);
