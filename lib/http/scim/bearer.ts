import type { TokenFault } from "@/lib/directory/ctx";
import { digestOf } from "@/lib/directory/token-secret";

/** The token's digest from an Authorization header, or why the header has no valid token. */
export type Bearer = { digest: Buffer; problem?: undefined; fault?: undefined } | Malformed;

/** A header without a valid token: what to tell the client, and which common mistake it is. */
export interface Malformed {
  readonly digest?: undefined;
  readonly problem: string;
  readonly fault: TokenFault;
}

/** The challenge of a 401 (RFC 6750 s3); without an error code if no Bearer token was sent. */
export const challengeOf = ({ fault }: Bearer): string =>
  fault === "missing" || fault === "notBearer" ? challenge : `${challenge}, error="invalid_token"`;

const challenge = 'Bearer realm="Accedo SCIM"';

const where = "In the identity provider, paste only the SCIM token, exactly as Accedo showed it.";

/** Reads `Authorization: Bearer <token>` (RFC 6750 s2.1) and recognises common mistakes. */
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

/** Echoes the scheme only if it looks like one: some Okta apps send the token in its place. */
const schemeIn = (word: string): string =>
  /^[A-Za-z-]{1,20}$/.test(word) ? ` (the scheme was "${word}")` : "";
