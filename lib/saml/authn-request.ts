import { inflateRawSync } from "node:zlib";
import { SAML } from "@node-saml/node-saml";
import type { IdentityProvider } from "./identity-provider";
import { redirectAddress } from "./redirect-message";
import type { ServiceProvider } from "./service-provider";
import type { SigningKey } from "./signing-key";

interface AuthnRequest {
  readonly id: string;
  readonly identityProvider: IdentityProvider;
  readonly serviceProvider: ServiceProvider;
  /** Returned with the response, unsigned. */
  readonly relayState: string;
  /** Undefined if the provider wants no signature: some refuse one that they can't verify. */
  readonly key: SigningKey | undefined;
}

/** The provider's URL with an AuthnRequest (HTTP-Redirect), which leaves the authentication method to the provider. */
export async function authnRequestUrl({
  id,
  identityProvider,
  serviceProvider,
  relayState,
  key,
}: AuthnRequest): Promise<string> {
  const unsigned = await new SAML({
    entryPoint: identityProvider.ssoUrl,
    issuer: serviceProvider.entityId,
    callbackUrl: serviceProvider.acsUrl,
    idpCert: [...identityProvider.certificates],
    generateUniqueId: () => id,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
  }).getAuthorizeUrlAsync(relayState, undefined, {});
  if (!key) return unsigned;

  // The library signs a different encoding from the one it sends, which fails for a space in the relay state.
  const xml = messageIn(unsigned);
  return redirectAddress(identityProvider.ssoUrl, "SAMLRequest", { xml, relayState, key });
}

const messageIn = (address: string): string =>
  inflateRawSync(
    Buffer.from(new URL(address).searchParams.get("SAMLRequest") ?? "", "base64"),
  ).toString("utf8");
