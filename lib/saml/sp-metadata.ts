import { contentEncryptions } from "./encrypted-assertion";
import type { ServiceProvider } from "./service-provider";
import { urn } from "./urn";

/** A workspace's certificates, PEM, and their uses. */
export interface PublishedKeys {
  /** Those whose signatures to expect: the current one, and the next one. */
  readonly signing: readonly string[];
  /** The one to encrypt for; null if the workspace has no key. */
  readonly encryption: string | null;
  readonly signsRequests: boolean;
}

/** A workspace's metadata for its identity provider (saml-metadata-2.0 s2.4.4). */
export const serviceProviderMetadata = (
  { entityId, acsUrl, sloUrl }: ServiceProvider,
  { signing, encryption, signsRequests }: PublishedKeys,
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="${urn.metadata}" entityID="${entityId}">
  <SPSSODescriptor AuthnRequestsSigned="${signsRequests}" WantAssertionsSigned="true" protocolSupportEnumeration="${urn.protocol}">
${signing.map((pem) => keyDescriptor("signing", pem, [])).join("")}${encryption === null ? "" : keyDescriptor("encryption", encryption, contentEncryptions)}    <SingleLogoutService Binding="${urn.postBinding}" Location="${sloUrl}"/>
    <SingleLogoutService Binding="${urn.redirectBinding}" Location="${sloUrl}"/>
    <NameIDFormat>${urn.emailNameId}</NameIDFormat>
    <AssertionConsumerService index="0" isDefault="true" Binding="${urn.postBinding}" Location="${acsUrl}"/>
  </SPSSODescriptor>
</EntityDescriptor>
`;

const keyDescriptor = (use: string, pem: string, methods: readonly string[]) =>
  `    <KeyDescriptor use="${use}">
      <KeyInfo xmlns="${urn.signature}"><X509Data><X509Certificate>${pem.replace(/-----[A-Z ]+-----|\s/g, "")}</X509Certificate></X509Data></KeyInfo>
${methods.map((method) => `      <EncryptionMethod Algorithm="${method}"/>\n`).join("")}    </KeyDescriptor>
`;
