/**
 * Set by our own server: path and query as they were sent, octet for octet. Next writes the query anew on its way to
 * a route, and a signature over it would then fit no more.
 */
export const sentUrlHeader = "x-accedo-sent-url";
