import "server-only";

let known: Promise<Set<string>> | undefined;

/** Most used in breaches, from a list that is only loaded once somebody sets a password. */
const breached = (): Promise<Set<string>> => {
  known ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  );
  return known;
};

const fewestCharacters = 5;

/**
 * Whether attackers try a password early: it is a breached one, in any case, also with digits and signs around it or
 * repeated; or it is made of a handful of characters.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const lower = password.toLowerCase();
  if (new Set(lower).size < fewestCharacters) return true;
  const list = await breached();
  return [lower, core(lower), unit(lower), core(unit(lower))].some((word) => list.has(word));
}

const notLetter = /[^\p{L}]/u;

/** Without the digits and signs at both ends that people add to keep a rule. */
function core(password: string): string {
  const letters = [...password];
  while (letters.length > 0 && notLetter.test(letters[0] ?? "")) letters.shift();
  while (letters.length > 0 && notLetter.test(letters.at(-1) ?? "")) letters.pop();
  return letters.join("");
}

/** What is written again and again; the password itself where nothing is. */
function unit(password: string): string {
  const length = (password + password).indexOf(password, 1);
  return password.slice(0, length);
}
