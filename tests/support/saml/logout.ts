import { sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { signedMessage } from "@/lib/saml/enveloped-signature";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import type { TestIdentityProvider } from "./identity-provider";

interface Said {
  issuer?: string;
  destination?: string;
  issuedAt?: Date;
  relayState?: string;
}

interface Logout extends Said {
  nameId: string;
  sessionIndex?: string;
}

interface Answer extends Said {
  inResponseTo: string;
  /** Status codes, each nested in the previous one. */
  status?: string[];
}

type Provider = Pick<TestIdentityProvider, "entityId" | "keys">;

const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

// Entra ID writes %2f where others write %2F; the signature covers the text as sent.
const lowerCase = (text: string) =>
  encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());

/** The query by which a provider tells a workspace that a person has signed out. */
export const logoutQuery = (provider: Provider, origin: string, said: Logout, encoding = {}) =>
  query(provider, "SAMLRequest", requestXml(provider, origin, said), said, encoding);

/** The query by which a provider answers a workspace's logout request. */
export const logoutAnswerQuery = (provider: Provider, origin: string, said: Answer) =>
  query(provider, "SAMLResponse", answerXml(provider, origin, said), said, {});

/** The form fields of the same message as `logoutQuery`. */
export const logoutForm = (provider: Provider, origin: string, said: Logout) => ({
  SAMLRequest: posted(provider, requestXml(provider, origin, said)),
  RelayState: said.relayState ?? "state & more",
});

export const logoutAnswerForm = (provider: Provider, origin: string, said: Answer) => ({
  SAMLResponse: posted(provider, answerXml(provider, origin, said)),
});

const posted = ({ keys }: Provider, xml: string) =>
  Buffer.from(signedMessage(xml, keys)).toString("base64");

const requestXml = (provider: Provider, origin: string, said: Logout) => {
  const index = said.sessionIndex
    ? `<samlp:SessionIndex>${said.sessionIndex}</samlp:SessionIndex>`
    : "";
  const content = `<saml:NameID>${said.nameId}</saml:NameID>${index}`;
  return message("LogoutRequest", provider, origin, said, { attributes: "", content });
};

const answerXml = (provider: Provider, origin: string, said: Answer) => {
  const codes = (said.status ?? ["Success"]).reduceRight(
    (inner, code) =>
      `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${code}">${inner}</samlp:StatusCode>`,
    "",
  );
  const attributes = ` InResponseTo="${said.inResponseTo}"`;
  const content = `<samlp:Status>${codes}</samlp:Status>`;
  return message("LogoutResponse", provider, origin, said, { attributes, content });
};

function message(
  name: string,
  { entityId }: Provider,
  origin: string,
  {
    issuer = entityId,
    destination = serviceProviderAt(origin).sloUrl,
    issuedAt = new Date(),
  }: Said,
  { attributes, content }: { attributes: string; content: string },
): string {
  return `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${crypto.randomUUID()}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${destination}"${attributes}><saml:Issuer>${issuer}</saml:Issuer>${content}</samlp:${name}>`;
}

function query(
  { keys }: Provider,
  name: string,
  xml: string,
  { relayState = "state & more" }: Said,
  { algorithm = rsaSha256, encode = lowerCase },
): string {
  const packed = deflateRawSync(xml).toString("base64");
  const octets = `${name}=${encode(packed)}&RelayState=${encode(relayState)}&SigAlg=${encode(algorithm)}`;
  const signature = sign(`sha${algorithm.slice(-3)}`, Buffer.from(octets), keys.privateKey);
  return `${octets}&Signature=${encode(signature.toString("base64"))}`;
}
