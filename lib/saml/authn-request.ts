import { SAML } from "@node-saml/node-saml";
import type { IdentityProvider } from "./identity-provider";
import type { ServiceProvider } from "./service-provider";

interface AuthnRequest {
  readonly id: string;
  readonly identityProvider: IdentityProvider;
  readonly serviceProvider: ServiceProvider;
  /** Comes back with the response, unsigned. */
  readonly relayState: string;
}

/** The provider's address with an AuthnRequest in it (HTTP-Redirect). How people prove themselves there is the provider's own affair. */
export const authnRequestUrl = ({
  id,
  identityProvider,
  serviceProvider,
  relayState,
}: AuthnRequest): Promise<string> =>
  new SAML({
    entryPoint: identityProvider.ssoUrl,
    issuer: serviceProvider.entityId,
    callbackUrl: serviceProvider.acsUrl,
    idpCert: [...identityProvider.certificates],
    generateUniqueId: () => id,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
  }).getAuthorizeUrlAsync(relayState, undefined, {});
