import { invalid } from "./errors";

interface Rule {
  /** The input's name in forms. */
  readonly field: string;
  readonly longest: number;
  /** The error message if nothing was entered. */
  readonly missing: string;
}

/** A name that somebody entered, trimmed. Throws invalid. */
export function enteredName(text: string, { field, longest, missing }: Rule): string {
  const name = text.trim();
  if (!name) throw invalid(field, missing);
  if (name.length > longest) throw invalid(field, `Use at most ${longest} characters.`);
  return name;
}
