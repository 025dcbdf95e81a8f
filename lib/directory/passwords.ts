import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { isCommonPassword } from "./common-passwords";
import { invalid } from "./errors";

const shortest = 12;
const longest = 1_000;

// Compared with where there is no account, so that an answer takes as long either way.
const nobody = hash("the password of nobody");

/** argon2id of a password that keeps the rules. Throws invalid. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < shortest) throw invalid("password", `Use at least ${shortest} characters.`);
  if (password.length > longest) throw invalid("password", `Use at most ${longest} characters.`);
  if (await isCommonPassword(password)) {
    throw invalid(
      "password",
      "This password is among the first that attackers try. Choose another.",
    );
  }
  return hash(password);
}

/** Whether a password is the one of a hash; takes as long where there is no hash. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password.slice(0, longest));
  return matches && stored !== null;
}
