/** A piece of a filter or path. `text` is as it was sent, `at` counts from 0. */
export interface Token {
  readonly kind: "(" | ")" | "[" | "]" | "string" | "openString" | "word" | "end";
  readonly text: string;
  readonly at: number;
}

const isBracket = (char: string): char is "(" | ")" | "[" | "]" => "()[]".includes(char);

/** Splits a text into tokens in one pass. A string keeps its quotes; one that is never closed is an `openString`. */
export function lex(text: string): Token[] {
  const isBlank = blanksOf(text);
  const end = endOf(text, isBlank);
  const tokens: Token[] = [];
  let at = 0;
  while (at < end) {
    const char = text.charAt(at);
    if (isBlank(char)) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, end, isBlank);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: "end", text: "", at: end });
  return tokens;
}

function tokenAt(text: string, at: number, end: number, isBlank: (c: string) => boolean): Token {
  const char = text.charAt(at);
  if (isBracket(char)) return { kind: char, text: char, at };
  if (char === '"') return stringAt(text, at, end);
  let stop = at + 1;
  while (stop < end && !isBracket(text.charAt(stop)) && !isBlank(text.charAt(stop))) {
    if (text.charAt(stop) === '"') break;
    stop += 1;
  }
  return { kind: "word", text: text.slice(at, stop), at };
}

function stringAt(text: string, at: number, end: number): Token {
  let stop = at + 1;
  while (stop < end && text.charAt(stop) !== '"') stop += text.charAt(stop) === "\\" ? 2 : 1;
  return stop < end
    ? { kind: "string", text: text.slice(at, stop + 1), at }
    : { kind: "openString", text: text.slice(at, end), at };
}

/** OneLogin sends `+` for a space: since attribute names have none, one before any space or quote reveals it. */
function blanksOf(text: string): (char: string) => boolean {
  const plusIsBlank = /^[^"\s]*\+/.test(text);
  return (char) => /\s/.test(char) || (plusIsBlank && char === "+");
}

/** OneLogin ends its filter with `&`. */
function endOf(text: string, isBlank: (char: string) => boolean): number {
  let end = text.length;
  while (end > 0 && (text.charAt(end - 1) === "&" || isBlank(text.charAt(end - 1)))) end -= 1;
  return end;
}
