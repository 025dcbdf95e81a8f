import { readCertificate, type SigningCertificate } from "./certificate";
import type { IdentityProvider, SingleLogout } from "./identity-provider";
import { urn } from "./urn";
import { attribute, children, descendants, isNamed, malformed, parseXml, textOf } from "./xml";

/**
 * Parses an identity provider's metadata (saml-metadata-2.0 s2.4.3): one EntityDescriptor, or the only identity
 * provider in an EntitiesDescriptor. Throws SamlRefusal malformed.
 */
export function readIdpMetadata(xml: string): IdentityProvider {
  const entity = onlyProvider(parseXml(xml.trim()));
  const entityId = attribute(entity, "entityID");
  if (!entityId) throw malformed("The metadata has no entityID.");

  const roles = children(entity, urn.metadata, "IDPSSODescriptor");
  const ssoUrl = redirectLocation(roles, "SingleSignOnService");
  if (!ssoUrl) {
    throw malformed("The metadata has no SingleSignOnService with the HTTP-Redirect binding.");
  }
  const certificates = roles.flatMap(signingCertificates);
  if (certificates.length === 0) {
    throw malformed(
      "The metadata has no signing certificate with an RSA key of at least 2048 bits.",
    );
  }
  return {
    entityId,
    ssoUrl,
    singleLogout: singleLogoutOf(roles),
    certificates: [...new Set(certificates.map(({ pem }) => pem))],
    wantsSignedRequests: roles.some((role) =>
      /^(true|1)$/.test(attribute(role, "WantAuthnRequestsSigned") ?? ""),
    ),
  };
}

function onlyProvider(root: Element): Element {
  const entities = isNamed(root, urn.metadata, "EntityDescriptor")
    ? [root]
    : descendants(root, urn.metadata, "EntityDescriptor");
  const providers = entities.filter(
    (entity) => children(entity, urn.metadata, "IDPSSODescriptor").length > 0,
  );
  const [provider, second] = providers;
  if (!provider) {
    throw malformed(
      "This isn't the metadata of an identity provider: it has no IDPSSODescriptor. Make sure that it isn't Accedo's own metadata.",
    );
  }
  if (second)
    throw malformed(
      "The metadata describes several identity providers. Use metadata that describes only one.",
    );
  return provider;
}

/** A KeyDescriptor without a use is for signing too. */
const signingCertificates = (role: Element): SigningCertificate[] =>
  children(role, urn.metadata, "KeyDescriptor")
    .filter((key) => attribute(key, "use") !== "encryption")
    .flatMap((key) => descendants(key, urn.signature, "X509Certificate"))
    .flatMap((element) => readCertificate(textOf(element)) ?? []);

const redirectLocation = (roles: Element[], service: string): string | undefined =>
  locationsOf(roles, service, urn.redirectBinding)[0]?.url;

/** By HTTP-POST if the provider offers both: a URL with someone's name in it ends up in histories and logs. */
function singleLogoutOf(roles: Element[]): SingleLogout | null {
  const [post] = locationsOf(roles, "SingleLogoutService", urn.postBinding);
  if (post) return { binding: "post", ...post };
  const [redirect] = locationsOf(roles, "SingleLogoutService", urn.redirectBinding);
  return redirect ? { binding: "redirect", ...redirect } : null;
}

const locationsOf = (roles: Element[], service: string, binding: string) =>
  roles
    .flatMap((role) => children(role, urn.metadata, service))
    .filter((element) => attribute(element, "Binding") === binding)
    .flatMap((element) => {
      const url = attribute(element, "Location");
      return url ? [{ url, responseUrl: attribute(element, "ResponseLocation") ?? url }] : [];
    });
