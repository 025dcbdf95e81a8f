/** Set by the middleware on its way to a page: the path and query that the browser asked for. */
export const pathHeader = "x-accedo-path";
