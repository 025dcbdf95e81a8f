import { invalid } from "./errors";

interface Rule {
  /** The input, by the name that forms give it. */
  readonly field: string;
  readonly longest: number;
  /** What to say where nothing was entered. */
  readonly missing: string;
}

/** A name that somebody entered, without the white space round it. Throws invalid. */
export function enteredName(text: string, { field, longest, missing }: Rule): string {
  const name = text.trim();
  if (!name) throw invalid(field, missing);
  if (name.length > longest) throw invalid(field, `Use at most ${longest} characters.`);
  return name;
}
