import type { Literal } from "./ast";
import type { Token } from "./lex";

const words = new Map<string, Literal>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** The value that a token states (`compValue` of RFC 7644 figure 1), or undefined. */
export function literalOf(token: Token): Literal | undefined {
  if (token.kind === "string") return decoded(token.text);
  if (token.kind !== "word") return undefined;
  const word = words.get(token.text);
  if (word !== undefined) return word;
  // A number too large for a double stays text, so that an unquoted employee number keeps all its digits.
  const number = Number(token.text);
  if (Number.isFinite(number) && String(number) === token.text) return number;
  // Treated as a word it would match nobody, and an IdP would create someone who already exists.
  if (token.text.startsWith("'")) return undefined;
  // Entra's documentation omits the quotes.
  return encodedTwice(token.text) ? unescaped(token.text) : token.text;
}

function decoded(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "string") return undefined;
    return encodedTwice(text) ? unescaped(value) : value;
  } catch {
    return undefined;
  }
}

/** Entra encodes the @ of an address twice. */
const encodedTwice = (text: string): boolean => text.includes("%40");

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
