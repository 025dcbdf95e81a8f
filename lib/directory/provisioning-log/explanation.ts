import type { IdentityProvider } from "./client";

/** Why a request failed and what to do, in the words of somebody who looks after the identity provider. */
export interface Explanation {
  readonly cause: string;
  readonly fix: string;
}

/** Where each provider keeps the credentials of the connection. */
const credentials: Record<IdentityProvider | "other", string> = {
  okta: "In Okta, open the app's Provisioning tab, Integration, Edit, and paste the token into API Token; then Test API Credentials.",
  entra:
    "In Entra, open the enterprise application, Provisioning, Admin Credentials, and paste the token into Secret Token; then Test Connection.",
  google:
    "In the Google Admin console, open the app's Auto-provisioning section and enter the token again as Access token.",
  onelogin:
    "In OneLogin, open the app's Configuration tab and paste the token into SCIM Bearer Token; then enable the API connection.",
  jumpcloud:
    "In JumpCloud, open the application's Identity Management tab and paste the token into Token Key; then Test Connection.",
  ping: "In Ping, open the provisioning connection's configuration and paste the token into its access token field.",
  other: "Open the connection's settings in the identity provider and paste the token again.",
};

const baseUrls: Record<IdentityProvider | "other", string> = {
  okta: "In Okta, Provisioning tab, Integration: Base URL.",
  entra: "In Entra, Provisioning, Admin Credentials: Tenant URL.",
  google: "In the Google Admin console, Auto-provisioning: Endpoint URL.",
  onelogin: "In OneLogin, Configuration tab: SCIM Base URL.",
  jumpcloud: "In JumpCloud, Identity Management tab: Base URL.",
  ping: "In Ping, the connection's configuration: SCIM URL.",
  other: "It is the base URL, or tenant URL, in the connection's settings.",
};

interface Failure {
  readonly status: number;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly provider: IdentityProvider | undefined;
}

const nothingToDo = (why: string) => `Nothing to do: ${why}.`;

/** What each status means to the admin, where the reason doesn't say more. */
const byStatus: Record<number, (detail: string | null) => Explanation> = {
  403: (detail) => ({
    cause: detail ?? "Accedo refused this.",
    fix: "Change it in Accedo, or exclude the person in the identity provider.",
  }),
  404: () => ({
    cause: "There is no such person or group in this workspace.",
    fix: "Nothing to do if the provider creates it next. Otherwise have it match its users again.",
  }),
  409: (detail) => ({
    cause: detail ?? "The name or address is taken.",
    fix: "Correct the userName or email of one of the two in the identity provider, then retry this one.",
  }),
  412: () => ({
    cause: "Somebody else changed it in the meantime.",
    fix: nothingToDo("the provider reads it again and retries"),
  }),
  413: (detail) => ({
    cause: detail ?? "The request was too large.",
    fix: "Have the provider send fewer members, or operations, at a time.",
  }),
  429: () => ({
    cause: "The provider sent more requests than this workspace takes at a time.",
    fix: nothingToDo("it waits and retries"),
  }),
  503: () => ({
    cause: "Accedo's database could not be reached.",
    fix: nothingToDo("the provider retries"),
  }),
};

/** What our own reasons and RFC 7644's keywords mean, whatever the status. */
const byReason: Record<string, (at: IdentityProvider | "other") => Explanation> = {
  wrongBase: (at) => ({
    cause: "The request went to an address that isn't the SCIM endpoint.",
    fix: `Copy the endpoint URL from this page. ${baseUrls[at]}`,
  }),
  invalidFilter: () => ({
    cause: "Accedo couldn't read the filter of this search.",
    fix: "Check the matching attribute in the provider's attribute mappings.",
  }),
};

/** Explains a failed request; undefined for one that didn't fail. */
export function explain({ status, reason, detail, provider }: Failure): Explanation | undefined {
  const at = provider ?? "other";
  if (status < 400) return undefined;
  if (status === 401)
    return { cause: detail ?? "The token wasn't accepted.", fix: credentials[at] };
  if (status >= 500 && status !== 503) {
    return {
      cause: "Something went wrong in Accedo.",
      fix: "Ask support about this request's id.",
    };
  }
  return (
    byReason[reason ?? ""]?.(at) ??
    byStatus[status]?.(detail) ?? {
      cause: detail ?? "Accedo couldn't read the request.",
      fix: "Check the attribute mappings in the identity provider, then retry this one.",
    }
  );
}
