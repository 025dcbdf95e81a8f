import { sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import type { TestIdentityProvider } from "./identity-provider";

interface Logout {
  nameId: string;
  sessionIndex?: string;
  issuer?: string;
  destination?: string;
  issuedAt?: Date;
  relayState?: string;
}

const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

// Entra ID writes %2f where others write %2F; the signature is over what was written.
const lowerCase = (text: string) =>
  encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());

/** The query by which a provider tells a workspace that somebody has signed out. */
export function logoutQuery(
  { entityId, keys }: Pick<TestIdentityProvider, "entityId" | "keys">,
  origin: string,
  said: Logout,
  { algorithm = rsaSha256, encode = lowerCase } = {},
): string {
  const {
    nameId,
    sessionIndex,
    issuer = entityId,
    destination = serviceProviderAt(origin).sloUrl,
    issuedAt = new Date(),
    relayState = "state & more",
  } = said;
  const xml = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${crypto.randomUUID()}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${destination}"><saml:Issuer>${issuer}</saml:Issuer><saml:NameID>${nameId}</saml:NameID>${sessionIndex ? `<samlp:SessionIndex>${sessionIndex}</samlp:SessionIndex>` : ""}</samlp:LogoutRequest>`;
  const message = deflateRawSync(xml).toString("base64");
  const octets = `SAMLRequest=${encode(message)}&RelayState=${encode(relayState)}&SigAlg=${encode(algorithm)}`;
  const signature = sign(`sha${algorithm.slice(-3)}`, Buffer.from(octets), keys.privateKey);
  return `${octets}&Signature=${encode(signature.toString("base64"))}`;
}
