const form = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether a text can be a workspace's hostname label (RFC 1123 s2.1), in lower case. */
export const isSlug = (text: string): boolean => form.test(text);
