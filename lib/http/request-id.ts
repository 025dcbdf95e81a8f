/** Set by our own server: the id under which a page's request is in the logs and in activity events. */
export const requestIdHeader = "x-accedo-request-id";
