import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { isCommonPassword } from "./common-passwords";
import { invalid } from "./errors";
import { inputLimits } from "./input-limits";

const { shortestPassword, longestPassword } = inputLimits;

// Verified against if there is no account, so that the response takes as long either way.
const nobody = hash("the password of nobody");

/** The argon2id hash of a password. Throws invalid if it breaks the rules. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < shortestPassword) {
    throw invalid("password", `Use at least ${shortestPassword} characters.`);
  }
  if (password.length > longestPassword) {
    throw invalid("password", `Use at most ${longestPassword} characters.`);
  }
  if (await isCommonPassword(password)) {
    throw invalid(
      "password",
      "This password is among the first that attackers try. Choose another.",
    );
  }
  return hash(password);
}

/** Whether a password matches a hash; takes just as long if there is no hash. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password.slice(0, longestPassword));
  return matches && stored !== null;
}
