/** Whether an address is SCIM's to answer: below its base URL, or below what was likely meant for it. */
export const isScimPath = (path: string): boolean => /^\/+(api\/+)?scim(\/|\?|$)/i.test(path);
