const longest = 60;

/** Part of a request in an error text, cut if long: it may be a whole body. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
