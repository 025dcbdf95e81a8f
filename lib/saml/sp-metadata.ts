import { generateServiceProviderMetadata } from "@node-saml/node-saml";
import type { ServiceProvider } from "./service-provider";

/** The document that tells an identity provider all it has to know of a workspace. */
export const serviceProviderMetadata = ({ entityId, acsUrl, sloUrl }: ServiceProvider): string =>
  generateServiceProviderMetadata({
    issuer: entityId,
    callbackUrl: acsUrl,
    logoutCallbackUrl: sloUrl,
    wantAssertionsSigned: true,
    identifierFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  });
