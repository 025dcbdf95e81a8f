import type { ServiceProvider } from "./service-provider";
import { urn } from "./urn";

/** The document that tells an identity provider all it has to know of a workspace (saml-metadata-2.0 s2.4.4). */
export const serviceProviderMetadata = ({ entityId, acsUrl, sloUrl }: ServiceProvider): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="${urn.metadata}" entityID="${entityId}">
  <SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="${urn.protocol}">
    <SingleLogoutService Binding="${urn.redirectBinding}" Location="${sloUrl}"/>
    <NameIDFormat>${urn.emailNameId}</NameIDFormat>
    <AssertionConsumerService index="0" isDefault="true" Binding="${urn.postBinding}" Location="${acsUrl}"/>
  </SPSSODescriptor>
</EntityDescriptor>
`;
