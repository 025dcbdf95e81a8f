import { SAML } from "@node-saml/node-saml";
import type { IdentityProvider } from "./identity-provider";
import type { ServiceProvider } from "./service-provider";
import { urn } from "./urn";

interface Parties {
  readonly identityProvider: IdentityProvider & { readonly sloUrl: string };
  readonly serviceProvider: ServiceProvider;
}

/** A session by the names that the provider has for it. */
export interface ProviderSession {
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
}

/** The provider's address with a LogoutRequest in it: the person has signed out here, and is to be signed out there. */
export const logoutRequestUrl = (
  parties: Parties,
  { nameId, nameIdFormat, sessionIndex }: ProviderSession,
): Promise<string> =>
  library(parties).getLogoutUrlAsync(
    {
      issuer: parties.identityProvider.entityId,
      nameID: nameId,
      nameIDFormat: nameIdFormat ?? urn.emailNameId,
      ...(sessionIndex !== null && { sessionIndex }),
    },
    "",
    {},
  );

/** The provider's address with the answer to its LogoutRequest in it. */
export const logoutResponseUrl = (
  parties: Parties,
  { id, relayState }: { id: string; relayState: string },
): Promise<string> =>
  library(parties).getLogoutResponseUrlAsync(
    { ID: id, issuer: parties.identityProvider.entityId, nameID: "", nameIDFormat: "" },
    relayState,
    {},
    true,
  );

const library = ({ identityProvider, serviceProvider }: Parties) =>
  new SAML({
    entryPoint: identityProvider.ssoUrl,
    logoutUrl: identityProvider.sloUrl,
    issuer: serviceProvider.entityId,
    callbackUrl: serviceProvider.acsUrl,
    idpCert: [...identityProvider.certificates],
  });
