import { IdentityProvider, SamlLib, ServiceProvider, setSchemaValidator } from "samlify";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import { serviceProviderMetadata } from "@/lib/saml/sp-metadata";
import { bodyOf, type KeyAndCertificate, selfSigned } from "./certificate";

// Requests come from our own product; whether they conform to the schema isn't tested here.
setSchemaValidator({ validate: async () => "passed over" });

/** What a response states; a test changes one value to see it refused. */
export interface Said {
  nameId: string;
  inResponseTo: string | null;
  attributes: Record<string, string>;
  issuer: string;
  audience: string;
  recipient: string;
  destination: string;
  assertionId: string;
  sessionIndex: string;
  /** The subject's confirmation method. */
  confirmation: string;
  notBefore: Date;
  notOnOrAfter: Date;
  status: string;
}

interface Signing {
  /** Which parts are signed. */
  readonly parts?: "assertion" | "response" | "both";
  readonly algorithm?: string;
  readonly keys?: KeyAndCertificate;
  /** A certificate to encrypt the assertion for, before the response is signed. */
  readonly encryptFor?: string;
}

const minute = 60_000;
const newId = () => `_${crypto.randomUUID().replaceAll("-", "")}`;

/** A test's own identity provider, played by samlify. */
export function newIdentityProvider(base = "https://idp.example") {
  const keys = selfSigned({ name: "Test identity provider" });
  const entityId = `${base}/${crypto.randomUUID()}`;
  const metadata = metadataOf({ entityId, base, certificates: [keys.certificate] });

  /** A response to a workspace, as Base64. */
  async function respond(
    origin: string,
    said: Partial<Said> & Pick<Said, "nameId">,
    { parts = "assertion", algorithm = rsaSha256, keys: signedBy = keys, encryptFor }: Signing = {},
  ): Promise<string> {
    const { entityId: audience, acsUrl } = serviceProviderAt(origin);
    const whole: Said = {
      inResponseTo: null,
      attributes: {},
      issuer: entityId,
      audience,
      recipient: acsUrl,
      destination: acsUrl,
      assertionId: newId(),
      sessionIndex: newId(),
      confirmation: "bearer",
      notBefore: new Date(Date.now() - minute),
      notOnOrAfter: new Date(Date.now() + 5 * minute),
      status: "urn:oasis:names:tc:SAML:2.0:status:Success",
      ...said,
    };
    const provider = IdentityProvider({
      metadata: metadataOf({ entityId, base, certificates: [signedBy.certificate] }),
      privateKey: signedBy.privateKey,
      isAssertionEncrypted: encryptFor !== undefined,
      messageSigningOrder: "encrypt-then-sign",
      requestSignatureAlgorithm: algorithm,
      loginResponseTemplate: { context: template(whole.attributes), attributes: [] },
    });
    const workspace = ServiceProvider({
      metadata: serviceProviderMetadata(serviceProviderAt(origin), {
        signing: [],
        encryption: encryptFor ?? null,
        signsRequests: false,
      }).replace('WantAssertionsSigned="true"', `WantAssertionsSigned="${parts !== "response"}"`),
      wantMessageSigned: parts !== "assertion",
    });
    const { context } = await provider.createLoginResponse(
      workspace,
      { extract: { request: { id: whole.inResponseTo ?? "" } } },
      "post",
      {},
      {
        encryptThenSign: encryptFor !== undefined,
        customTagReplacement: (text) => ({ id: newId(), context: filled(text, whole) }),
      },
    );
    return context;
  }

  return { entityId, base, keys, metadata, respond };
}

export type TestIdentityProvider = ReturnType<typeof newIdentityProvider>;

const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

const filled = (text: string, said: Said): string =>
  SamlLib.replaceTagsByValue(text, {
    ID: newId(),
    AssertionID: said.assertionId,
    Issuer: said.issuer,
    Destination: said.destination,
    InResponseTo: said.inResponseTo,
    Recipient: said.recipient,
    Audience: said.audience,
    NameID: said.nameId,
    Method: `urn:oasis:names:tc:SAML:2.0:cm:${said.confirmation}`,
    SessionIndex: said.sessionIndex,
    StatusCode: said.status,
    IssueInstant: new Date().toISOString(),
    NotBefore: said.notBefore.toISOString(),
    NotOnOrAfter: said.notOnOrAfter.toISOString(),
    ...said.attributes,
  });

const template = (attributes: Record<string, string>) =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{ID}" Version="2.0" IssueInstant="{IssueInstant}" Destination="{Destination}" InResponseTo="{InResponseTo}"><saml:Issuer>{Issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="{StatusCode}"/></samlp:Status><saml:Assertion ID="{AssertionID}" Version="2.0" IssueInstant="{IssueInstant}"><saml:Issuer>{Issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">{NameID}</saml:NameID><saml:SubjectConfirmation Method="{Method}"><saml:SubjectConfirmationData NotOnOrAfter="{NotOnOrAfter}" Recipient="{Recipient}" InResponseTo="{InResponseTo}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{NotBefore}" NotOnOrAfter="{NotOnOrAfter}"><saml:AudienceRestriction><saml:Audience>{Audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{IssueInstant}" SessionIndex="{SessionIndex}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>${attributeStatement(Object.keys(attributes))}</saml:Assertion></samlp:Response>`;

const attributeStatement = (names: string[]) =>
  names.length === 0
    ? ""
    : `<saml:AttributeStatement>${names
        .map(
          (name) =>
            `<saml:Attribute Name="${name}"><saml:AttributeValue>{${name}}</saml:AttributeValue></saml:Attribute>`,
        )
        .join("")}</saml:AttributeStatement>`;

/** A provider's metadata, with the certificates that a test chooses. */
export const metadataOf = ({
  entityId,
  base,
  certificates,
  logout = ["HTTP-Redirect"],
}: {
  entityId: string;
  base: string;
  certificates: string[];
  /** Its single logout bindings. */
  logout?: string[];
}): string =>
  `<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">
  <IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    ${certificates.map((certificate) => `<KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bodyOf(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>`).join("\n    ")}
    ${logout.map((binding) => `<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${base}/slo"/>`).join("\n    ")}
    <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${base}/sso"/>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${base}/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>`;
