import type { Literal } from "./ast";
import type { Token } from "./lex";

const words = new Map<string, Literal>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** The value that a token states (`compValue` of RFC 7644 figure 1), undefined where it states none. */
export function literalOf(token: Token): Literal | undefined {
  if (token.kind === "string") return decoded(token.text);
  if (token.kind !== "word") return undefined;
  const word = words.get(token.text);
  if (word !== undefined) return word;
  // A number that a double can't hold stays text: an unquoted employee number keeps all its digits.
  const number = Number(token.text);
  if (Number.isFinite(number) && String(number) === token.text) return number;
  // Taken for a word it would find nobody, and an IdP would create who is there already.
  if (token.text.startsWith("'")) return undefined;
  // Entra's documentation leaves the quotes out.
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
