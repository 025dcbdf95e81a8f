import type { TokenFault } from "../ctx";
import type { IdentityProvider } from "./client";
import { placesIn } from "./provider-places";

/** Why a request failed and what to do, in terms that the identity provider's admin knows. */
export interface Explanation {
  readonly cause: string;
  readonly fix: string;
}

interface Failure {
  readonly status: number;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly provider: IdentityProvider | undefined;
}

type Explain = (failure: Failure) => Explanation;

const pasted =
  (cause: string, first: string): Explain =>
  ({ provider }) => ({ cause, fix: `${first} ${placesIn(provider).token}` });

const byFault: Record<TokenFault, Explain> = {
  missing: pasted("The request had no token.", "Generate one on this page."),
  notBearer: pasted(
    "The request had something other than a bearer token, such as a username and password.",
    "Set the authentication method to bearer token (also called OAuth bearer token or HTTP header).",
  ),
  empty: pasted("The token was empty.", "Generate one on this page."),
  saidTwice: pasted(
    "The token was entered with the word Bearer in front of it, which the provider adds automatically.",
    "Enter only the token.",
  ),
  whiteSpace: pasted(
    "The token has whitespace before it or inside it.",
    "Paste it again with nothing around it.",
  ),
  unknown: pasted(
    "This workspace has no such token. It is incomplete, mistyped, or from another workspace.",
    "If you no longer have the whole token, generate a new one on this page.",
  ),
  revoked: ({ detail, provider }) => ({
    cause: detail ? `The token “${detail}” was revoked.` : "The token was revoked.",
    fix: `Generate a new one on this page. ${placesIn(provider).token}`,
  }),
};

const onItsOwn = (cause: string, why: string): Explain => {
  const explanation = { cause, fix: `Nothing to do: ${why}.` };
  return () => explanation;
};

const told =
  (otherwise: string, fix: string): Explain =>
  ({ detail }) => ({ cause: detail ?? otherwise, fix });

const mapped =
  (otherwise: string): Explain =>
  ({ detail, provider }) => ({
    cause: detail ?? otherwise,
    fix: `Correct the data or the attribute mappings in the provider, and retry. ${placesIn(provider).mappings}`,
  });

/** Explanations of our own reasons and RFC 7644's scimTypes, whatever the status. */
const byReason: Record<string, Explain> = {
  ...byFault,
  wrongBase: ({ provider }) => ({
    cause: "The request went to a URL that isn't the SCIM endpoint.",
    fix: `Copy the endpoint URL from this page; it ends in /scim/v2. ${placesIn(provider).baseUrl}`,
  }),
  invalidFilter: ({ provider }) => ({
    cause: "Accedo couldn't read the filter in this request.",
    fix: `Use userName or the email address as the matching attribute. ${placesIn(provider).mappings}`,
  }),
  invalidSyntax: () => ({
    cause: "The request body isn't valid JSON, or isn't a valid SCIM message.",
    fix: "Contact the provider's support with the method, path and time of this request.",
  }),
  expiredCursor: onItsOwn(
    "The provider waited too long between two pages of a list.",
    "the provider starts the list again",
  ),
};

const byStatus: Record<number, Explain> = {
  400: mapped("Accedo couldn't process this request."),
  403: told(
    "Accedo refused this request.",
    "Make the change in Accedo, or remove this person from the provider's scope.",
  ),
  404: ({ detail }) =>
    detail?.startsWith("There is no endpoint")
      ? {
          cause: detail,
          fix: "Accedo has only users and groups. Turn off the other object types in the provider.",
        }
      : {
          cause: "This user or group isn't in the workspace, or was removed through SCIM earlier.",
          fix: "Nothing to do if the provider then creates it. Otherwise, have the provider match its users again.",
        },
  405: told(
    "This operation isn't supported at this URL.",
    "Turn this operation off in the provider.",
  ),
  409: told(
    "The name or email address is already in use.",
    "Find the account or group that already has it, correct one of the two in the provider, and retry.",
  ),
  412: onItsOwn(
    "It was changed by someone else in the meantime.",
    "the provider reads it again and retries",
  ),
  413: told(
    "The request was too large.",
    "Have the provider send fewer members or operations at a time.",
  ),
  415: told(
    "The request body isn't JSON.",
    "Set the provider's content type to JSON (application/scim+json).",
  ),
  429: onItsOwn(
    "The provider sent too many requests in a short time.",
    "the provider waits and retries",
  ),
  501: onItsOwn(
    "The provider asked for something that Accedo doesn't support.",
    "the provider goes on without it",
  ),
  503: told("Accedo couldn't reach its database.", "Nothing to do: the provider retries."),
};

const ourFault: Explanation = {
  cause: "Something went wrong in Accedo.",
  fix: "If it keeps happening, contact support with the request ID.",
};

/** Explains a failed request; undefined for one that didn't fail. */
export function explain(failure: Failure): Explanation | undefined {
  const { status, reason } = failure;
  if (status < 400) return undefined;
  const explained = byReason[reason ?? ""] ?? byStatus[status] ?? byStatus[status < 500 ? 400 : 0];
  return explained?.(failure) ?? ourFault;
}
