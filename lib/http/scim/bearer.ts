import type { TokenFault } from "@/lib/directory/ctx";
import { digestOf } from "@/lib/directory/token-secret";

/** What an Authorization header shows: a token's digest, or why it can't be one. */
export type Bearer = { digest: Buffer; problem?: undefined; fault?: undefined } | Malformed;

/** A header that can't show a token: what to tell the client, and which of the usual slips it is. */
export interface Malformed {
  readonly digest?: undefined;
  readonly problem: string;
  readonly fault: TokenFault;
}

/** What a 401 asks for (RFC 6750 s3); it names no error where no Bearer token was sent. */
export const challengeOf = ({ fault }: Bearer): string =>
  fault === "missing" || fault === "notBearer" ? challenge : `${challenge}, error="invalid_token"`;

const challenge = 'Bearer realm="Accedo SCIM"';

const where = "In the identity provider, paste only the SCIM token, exactly as Accedo showed it.";

/** Reads `Authorization: Bearer <token>` (RFC 6750 s2.1) and tells the usual slips apart. */
export function readBearer(header: string | null): Bearer {
  if (!header?.trim()) {
    return {
      fault: "missing",
      problem: `The request has no Authorization header. Send "Authorization: Bearer <token>". ${where}`,
    };
  }
  const [, scheme = "", rest = ""] = /^(\S+)([\s\S]*)$/.exec(header) ?? [];
  if (scheme.toLowerCase() !== "bearer") {
    return {
      fault: "notBearer",
      problem: `The Authorization header has no Bearer token: it must begin with "Bearer "${schemeIn(scheme)}. ${where}`,
    };
  }
  const token = rest.slice(1);
  if (!token.trim()) return { fault: "empty", problem: `The Bearer token is empty. ${where}` };
  if (/^bearer\s/i.test(token)) {
    return {
      fault: "saidTwice",
      problem: `The token itself begins with "Bearer", so the header has the word twice. Remove it from the token field. ${where}`,
    };
  }
  if (/\s/.test(token)) {
    return {
      fault: "whiteSpace",
      problem: `The token has whitespace ${/^\s/.test(token) ? "before it" : "in it"}. ${where}`,
    };
  }
  return { digest: digestOf(token) };
}

/** Nothing but a scheme's name is said again: some of Okta's apps send the token where the scheme belongs. */
const schemeIn = (word: string): string =>
  /^[A-Za-z-]{1,20}$/.test(word) ? ` (the scheme was "${word}")` : "";
