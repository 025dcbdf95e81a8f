import "server-only";

let known: Promise<Set<string>> | undefined;

/** The most common breached passwords; the list is loaded only once somebody sets a password. */
const breached = (): Promise<Set<string>> => {
  known ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  );
  return known;
};

const fewestCharacters = 5;

/**
 * Whether attackers would try a password early: it is a breached one, in any case, even if repeated or with digits and
 * symbols around it; or it has only a handful of different characters.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const lower = password.toLowerCase();
  if (new Set(lower).size < fewestCharacters) return true;
  const list = await breached();
  return [lower, core(lower), unit(lower), core(unit(lower))].some((word) => list.has(word));
}

const notLetter = /[^\p{L}]/u;

/** Without the leading and trailing digits and symbols that people add to satisfy a rule. */
function core(password: string): string {
  const letters = [...password];
  while (letters.length > 0 && notLetter.test(letters[0] ?? "")) letters.shift();
  while (letters.length > 0 && notLetter.test(letters.at(-1) ?? "")) letters.pop();
  return letters.join("");
}

/** The part that a password repeats, or the whole password if it repeats none. */
function unit(password: string): string {
  const length = (password + password).indexOf(password, 1);
  return password.slice(0, length);
}
