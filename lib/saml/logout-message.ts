import type { SingleLogout } from "./identity-provider";
import { type Outgoing, outgoing } from "./outgoing";
import type { ServiceProvider } from "./service-provider";
import type { SigningKey } from "./signing-key";
import { urn } from "./urn";
import { escaped } from "./xml";

interface Sending {
  /** The message's own id. */
  readonly id: string;
  readonly singleLogout: SingleLogout;
  readonly serviceProvider: ServiceProvider;
  readonly key: SigningKey;
  readonly now: Date;
}

/** A session as the provider identifies it. */
export interface ProviderSession {
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
}

/** Asks the provider to sign out a person who has signed out here (saml-core s3.7.1). */
export function logoutRequest(
  { nameId, nameIdFormat, sessionIndex }: ProviderSession,
  sending: Sending,
): Outgoing {
  const format = nameIdFormat === null ? "" : ` Format="${escaped(nameIdFormat)}"`;
  const index = sessionIndex === null ? "" : element("samlp:SessionIndex", sessionIndex);
  const { binding, url } = sending.singleLogout;
  const xml = message("LogoutRequest", url, sending, {
    attributes: "",
    content: `<saml:NameID${format}>${escaped(nameId)}</saml:NameID>${index}`,
  });
  return outgoing({ binding, url }, "SAMLRequest", { xml, key: sending.key });
}

/** The response to the provider's own request, once the person is signed out here (saml-core s3.7.2). */
export function logoutResponse(
  { inResponseTo, relayState }: { inResponseTo: string; relayState: string },
  sending: Sending,
): Outgoing {
  const { binding, responseUrl } = sending.singleLogout;
  const xml = message("LogoutResponse", responseUrl, sending, {
    attributes: ` InResponseTo="${escaped(inResponseTo)}"`,
    content: `<samlp:Status><samlp:StatusCode Value="${urn.success}"/></samlp:Status>`,
  });
  const { key } = sending;
  return outgoing({ binding, url: responseUrl }, "SAMLResponse", { xml, relayState, key });
}

function message(
  name: "LogoutRequest" | "LogoutResponse",
  destination: string,
  { id, serviceProvider, now }: Sending,
  { attributes, content }: { attributes: string; content: string },
): string {
  const head = `xmlns:samlp="${urn.protocol}" xmlns:saml="${urn.assertion}" ID="${id}" Version="2.0" IssueInstant="${now.toISOString()}" Destination="${escaped(destination)}"`;
  const issuer = element("saml:Issuer", serviceProvider.entityId);
  return `<samlp:${name} ${head}${attributes}>${issuer}${content}</samlp:${name}>`;
}

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;
