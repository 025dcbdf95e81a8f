import { badRequest, type ScimError } from "../error";
import { quoted } from "../quoted";
import { lex, type Token } from "./lex";

/** What is being parsed: a filter (RFC 7644 s3.4.2.2) or the path of a PATCH operation (s3.5.2). */
export type Grammar = "filter" | "path";

const maxLength = 16 * 1024;
const maxDepth = 50;

/** Walks the tokens of one text, and creates the errors. */
export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #grammar: Grammar;
  readonly #subject: string;
  #index = 0;
  #depth = 0;

  constructor(text: string, grammar: Grammar) {
    this.#grammar = grammar;
    // A PATCH has many paths, a search one filter.
    this.#subject = grammar === "path" ? `The path ${quoted(text)}` : "The filter";
    if (text.length > maxLength) {
      throw this.#refusal(`is longer than ${maxLength} characters: ask for less at a time`);
    }
    this.#tokens = lex(text);
  }

  peek(): Token {
    return this.#tokens[this.#index] ?? { kind: "end", text: "", at: 0 };
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.#index += 1;
    return token;
  }

  /** Consumes the token if it is of that kind. */
  take(kind: Token["kind"]): boolean {
    const found = this.peek().kind === kind;
    if (found) this.next();
    return found;
  }

  /** Consumes the token if it is that word, in any case. */
  takeWord(word: string): boolean {
    const { kind, text } = this.peek();
    const found = kind === "word" && text.toLowerCase() === word;
    if (found) this.next();
    return found;
  }

  expect(kind: Token["kind"], expected: string): void {
    if (!this.take(kind)) throw this.unexpected(this.peek(), expected);
  }

  /** Reads the content of brackets, and limits how deep they nest. */
  nested<T>(at: number, read: () => T): T {
    if (this.#depth === maxDepth) {
      throw this.#refusal(`nests more than ${maxDepth} levels deep at character ${at + 1}`);
    }
    this.#depth += 1;
    const inner = read();
    this.#depth -= 1;
    return inner;
  }

  unexpected(token: Token, expected: string): ScimError {
    const found = token.kind === "end" ? "it ends" : `found ${quoted(token.text)}`;
    return this.#refusal(
      `can't be read at character ${token.at + 1}: ${found}, expected ${expected}`,
    );
  }

  #refusal(problem: string): ScimError {
    const scimType = this.#grammar === "filter" ? "invalidFilter" : "invalidPath";
    return badRequest(scimType, `${this.#subject} ${problem}.`);
  }
}
