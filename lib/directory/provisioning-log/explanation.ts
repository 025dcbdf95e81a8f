import type { TokenFault } from "../ctx";
import type { IdentityProvider } from "./client";
import { placesIn } from "./provider-places";

/** Why a request failed and what to do, in the words of somebody who looks after the identity provider. */
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
  missing: pasted("The request carried no token.", "Generate one on this page."),
  notBearer: pasted(
    "The request carried something else than a bearer token, such as a user name and password.",
    "Choose bearer token (also called OAuth bearer token, or HTTP header) as the way to authenticate.",
  ),
  empty: pasted("The token was sent empty.", "Generate one on this page."),
  saidTwice: pasted(
    "The token was entered with the word Bearer before it, which the provider adds by itself.",
    "Enter the token alone.",
  ),
  whiteSpace: pasted(
    "The token has white space before it or inside it.",
    "Paste it again, with nothing around it.",
  ),
  unknown: pasted(
    "This workspace has no such token. It is incomplete or mistyped, or belongs to another workspace.",
    "If you no longer have the whole token, generate another one on this page.",
  ),
  revoked: ({ detail, provider }) => ({
    cause: detail ? `The token “${detail}” was revoked.` : "The token was revoked.",
    fix: `Generate another one on this page. ${placesIn(provider).token}`,
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
    fix: `Correct what the provider sends for this one, or its attribute mappings, and retry. ${placesIn(provider).mappings}`,
  });

/** What our own reasons and RFC 7644's keywords mean, whatever the status. */
const byReason: Record<string, Explain> = {
  ...byFault,
  wrongBase: ({ provider }) => ({
    cause: "The request went to an address that isn't the SCIM endpoint.",
    fix: `Copy the endpoint URL from this page; it ends in /scim/v2. ${placesIn(provider).baseUrl}`,
  }),
  invalidFilter: ({ provider }) => ({
    cause: "Accedo couldn't read the filter of this search.",
    fix: `Choose userName or the email address as the matching attribute. ${placesIn(provider).mappings}`,
  }),
  invalidSyntax: () => ({
    cause: "The request's body isn't valid JSON, or not in SCIM's form.",
    fix: "Give the provider's support this request's method, path and time.",
  }),
  expiredCursor: onItsOwn(
    "The provider took too long between two pages of a list.",
    "it starts the list again",
  ),
};

const byStatus: Record<number, Explain> = {
  400: mapped("Accedo couldn't read what the request asks for."),
  403: told(
    "Accedo refused this.",
    "Change it in Accedo, or leave the person out of what the provider manages.",
  ),
  404: ({ detail }) =>
    detail?.startsWith("There is no endpoint")
      ? {
          cause: detail,
          fix: "Accedo has users and groups. Switch off what else the provider sends.",
        }
      : {
          cause: "This person or group isn't in the workspace, or was removed over SCIM before.",
          fix: "Nothing to do if the provider creates it next. Otherwise have it match its people again.",
        },
  405: told("That can't be done at this address.", "Switch this operation off in the provider."),
  409: told(
    "The name or address is taken.",
    "Find the other one, correct the userName or email of one of the two in the provider, and retry.",
  ),
  412: onItsOwn(
    "Somebody else changed it in the meantime.",
    "the provider reads it again and retries",
  ),
  413: told(
    "The request was too large.",
    "Have the provider send fewer members, or operations, at a time.",
  ),
  415: told("The body isn't JSON.", "Choose JSON as the provider's content type."),
  429: onItsOwn(
    "The provider sent more requests than are taken at a time.",
    "it waits and retries",
  ),
  501: onItsOwn(
    "The provider asked for something that Accedo doesn't advertise.",
    "it goes on without",
  ),
  503: told("Accedo's database could not be reached.", "Nothing to do: the provider retries."),
};

const ourFault: Explanation = {
  cause: "Something went wrong in Accedo.",
  fix: "Give the people who run this server the request's id.",
};

/** Explains a failed request; undefined for one that didn't fail. */
export function explain(failure: Failure): Explanation | undefined {
  const { status, reason } = failure;
  if (status < 400) return undefined;
  const explained = byReason[reason ?? ""] ?? byStatus[status] ?? byStatus[status < 500 ? 400 : 0];
  return explained?.(failure) ?? ourFault;
}
