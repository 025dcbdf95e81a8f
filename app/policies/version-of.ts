/** The version in a path segment; 0, which no version has, if it isn't one. */
export const versionOf = (part: string) => (/^[1-9]\d{0,8}$/.test(part) ? Number(part) : 0);
