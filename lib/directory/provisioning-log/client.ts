/** The identity providers that the product knows by name, in the guide's order. */
export const identityProviders = [
  "okta",
  "entra",
  "google",
  "onelogin",
  "jumpcloud",
  "ping",
] as const;
export type IdentityProvider = (typeof identityProviders)[number];

const signs: readonly [RegExp, IdentityProvider][] = [
  [/okta/i, "okta"],
  [/azure|entra|microsoft|adscim/i, "entra"],
  [/google/i, "google"],
  [/onelogin/i, "onelogin"],
  [/jumpcloud/i, "jumpcloud"],
  [/ping/i, "ping"],
];

const names: Record<IdentityProvider, string> = {
  okta: "Okta",
  entra: "Microsoft Entra ID",
  google: "Google Workspace",
  onelogin: "OneLogin",
  jumpcloud: "JumpCloud",
  ping: "Ping Identity",
};

/** The identity provider that a User-Agent or a token's name suggests. */
export const identityProviderOf = (...hints: (string | null)[]): IdentityProvider | undefined =>
  hints.flatMap((hint) => signs.find(([sign]) => hint !== null && sign.test(hint))?.[1] ?? [])[0];

/** The client's display name: the provider's name, or else the product in its User-Agent. */
export function clientName(userAgent: string | null, tokenName: string | null): string {
  const provider = identityProviderOf(userAgent, tokenName);
  if (provider) return names[provider];
  return userAgent?.split(/[\s/]/)[0] || "Unnamed client";
}
