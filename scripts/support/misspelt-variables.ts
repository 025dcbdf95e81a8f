import { variables } from "@/lib/variables";

/** The share of a name that may be wrong. What platforms set, such as METRICS_PORT or DATABASE_USER, differs more. */
const tolerated = 1 / 4;

interface Misspelt {
  readonly name: string;
  readonly meant: string;
}

/** Unknown variables that are likely meant to be one that isn't set. */
export function misspeltVariables(set: Readonly<Record<string, string | undefined>>): Misspelt[] {
  const known = Object.keys(variables.shape);
  const missing = known.filter((name) => !set[name]);
  return Object.keys(set)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = missing.find((each) => distance(name, each) < each.length * tolerated);
      return meant ? [{ name, meant }] : [];
    });
}

/** Warns because such a variable has no effect, which nobody would notice. */
export function warnOfMisspelt(): void {
  for (const { name, meant } of misspeltVariables(process.env)) {
    console.error(
      `${name} isn't one of Accedo's variables and has no effect. Did you mean ${meant}?`,
    );
  }
}

/** The number of insertions, deletions and replacements between two texts (Levenshtein distance). */
function distance(from: string, to: string): number {
  let row = [...to].map((_, n) => n + 1);
  for (const [n, character] of [...from].entries()) {
    let [left, corner] = [n + 1, n];
    row = row.map((above, m) => {
      const replaced = corner + Number(to[m] !== character);
      corner = above;
      left = Math.min(replaced, above + 1, left + 1);
      return left;
    });
  }
  return row.at(-1) ?? from.length;
}
