import { variables } from "@/lib/variables";

/** Less than this part of a name may be wrong. What platforms set, such as METRICS_PORT or DATABASE_USER, is further off. */
const tolerated = 1 / 4;

interface Misspelt {
  readonly name: string;
  readonly meant: string;
}

/** Variables that are none of ours, and likely meant for one that isn't set. */
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

/** Such a variable would have no effect, and nobody would know. */
export function warnOfMisspelt(): void {
  for (const { name, meant } of misspeltVariables(process.env)) {
    console.error(
      `${name} isn't one of Accedo's variables and has no effect. Did you mean ${meant}?`,
    );
  }
}

/** How many characters have to be put in, taken out or replaced to make one text of the other (Levenshtein). */
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
