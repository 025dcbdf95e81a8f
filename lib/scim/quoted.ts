const longest = 60;

/** A piece of a request in an error text: a long one is cut, since it may be all of a body. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
