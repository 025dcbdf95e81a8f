/** The version that a part of an address names; 0, which none has, where it names none. */
export const versionOf = (part: string) => (/^[1-9]\d{0,8}$/.test(part) ? Number(part) : 0);
