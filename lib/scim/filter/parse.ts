import { type Filter, type Operator, operators, type Path } from "./ast";
import { splitPath } from "./attribute-path";
import { Cursor } from "./cursor";
import type { Token } from "./lex";
import { literalOf } from "./literal";

const known: ReadonlySet<string> = new Set(operators);
const isOperator = (word: string): word is Operator => known.has(word);

/** Parses a filter (RFC 7644 s3.4.2.2), or throws 400 invalidFilter that says where parsing stopped and why. */
export function parseFilter(text: string): Filter {
  const cursor = new Cursor(text, "filter");
  const filter = readFilter(cursor);
  cursor.expect("end", "and, or, or the end of the filter");
  return filter;
}

/** Parses as much of a filter as it can: `or` binds loosest, then `and`, then `not`. */
function readFilter(cursor: Cursor): Filter {
  return readChain(cursor, "or", () => readChain(cursor, "and", () => readTerm(cursor)));
}

function readChain(cursor: Cursor, kind: "and" | "or", readOperand: () => Filter): Filter {
  let left = readOperand();
  while (cursor.takeWord(kind)) left = { kind, left, right: readOperand() };
  return left;
}

function readTerm(cursor: Cursor): Filter {
  const first = cursor.peek();
  if (cursor.take("(")) return readGroup(cursor, first.at);
  if (cursor.takeWord("not")) {
    cursor.expect("(", '"(" after not');
    return { kind: "not", inner: readGroup(cursor, first.at) };
  }
  const path = readPath(cursor);
  return cursor.peek().kind === "["
    ? readElement(cursor, path, first.at)
    : readTest(cursor, path, first.at);
}

function readGroup(cursor: Cursor, at: number): Filter {
  const inner = cursor.nested(at, () => readFilter(cursor));
  cursor.expect(")", 'and, or, or ")"');
  return inner;
}

/** Reads an attribute's name, with or without its schema URN. */
export function readPath(cursor: Cursor): Path {
  const token = cursor.next();
  const path = token.kind === "word" ? splitPath(token.text) : undefined;
  if (!path) throw cursor.unexpected(token, "the name of an attribute");
  return path;
}

/** Reads `[…]` and an optional `.value`; all conditions apply to the same element. */
function readElement(cursor: Cursor, path: Path, at: number): Filter {
  const inner = readWhere(cursor);
  const after = cursor.peek();
  const sub = readSubAttribute(cursor);
  if (sub === undefined) return { kind: "where", path, inner, at };
  // Entra and Rippling: emails[type eq "work"].value eq "x".
  const right = readTest(cursor, { attribute: sub }, after.at + 1);
  return { kind: "where", path, inner: { kind: "and", left: inner, right }, at };
}

/** Reads the filter in square brackets of a value path. */
export function readWhere(cursor: Cursor): Filter {
  const { at } = cursor.peek();
  cursor.expect("[", '"["');
  const inner = cursor.nested(at, () => readFilter(cursor));
  cursor.expect("]", 'and, or, or "]"');
  return inner;
}

/** Reads an optional `.value` after a value path. */
export function readSubAttribute(cursor: Cursor): string | undefined {
  const token = cursor.peek();
  if (token.kind !== "word" || !token.text.startsWith(".")) return undefined;
  cursor.next();
  const path = splitPath(token.text.slice(1));
  if (!path || path.sub !== undefined || path.schema !== undefined) {
    throw cursor.unexpected(token, 'one sub-attribute after "]", such as .value');
  }
  return path.attribute;
}

function readTest(cursor: Cursor, path: Path, at: number): Filter {
  const token = cursor.next();
  const op = token.kind === "word" ? token.text.toLowerCase() : "";
  if (op === "pr") return { kind: "present", path, at };
  if (isOperator(op)) return { kind: "compare", path, op, value: readLiteral(cursor), at };
  throw cursor.unexpected(token, `an operator (${operators.join(", ")}, or pr)`);
}

function readLiteral(cursor: Cursor) {
  const token = cursor.next();
  const value = literalOf(token);
  if (value === undefined) throw cursor.unexpected(token, expectedLiteral(token));
  return value;
}

function expectedLiteral({ kind }: Token): string {
  if (kind === "openString") return 'a closing quote (a quote inside a string is written \\")';
  if (kind === "string") return "a JSON string (a backslash is written \\\\)";
  return "a value: a string in double quotes, a number, true, false, or null";
}
