/** Whether SCIM answers a URL: it is below the base URL, or below a likely misspelling of it. */
export const isScimPath = (path: string): boolean => /^\/+(api\/+)?scim(\/|\?|$)/i.test(path);
