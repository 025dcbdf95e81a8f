import { expect, test } from "vitest";
import { readIdpMetadata } from "@/lib/saml/idp-metadata";
import { proveResponse } from "@/lib/saml/response";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import { selfSigned } from "@/tests/support/saml/certificate";
import { metadataOf, newIdentityProvider, type Said } from "@/tests/support/saml/identity-provider";
import {
  tamper,
  wrapped,
  wrapsOfAssertions,
  wrapsOfResponses,
} from "@/tests/support/saml/wrapping";

const origin = "https://acme.accedo.example";
const other = "https://globex.accedo.example";
const ann = "Ann@acme.example";
const provider = newIdentityProvider();
const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute);

const prove = (response: string, metadata = provider.metadata) =>
  proveResponse(response, {
    identityProvider: readIdpMetadata(metadata),
    serviceProvider: serviceProviderAt(origin),
    decryptionKeys: [],
    now: new Date(),
  });

const refusal = (code: string) => ({ name: "SamlRefusal", code });
// A forgery that falls to its own clumsiness would prove nothing.
const refusalOfGoodXml = {
  name: "SamlRefusal",
  detail: expect.not.stringContaining("well-formed"),
};

test.each(["assertion", "both"] as const)(
  "a response with its %s signed tells who it is",
  async (parts) => {
    const said = {
      nameId: ann,
      attributes: { givenName: "Ann & Co" },
      inResponseTo: "_request",
      sessionIndex: "_s1",
    };
    expect(await prove(await provider.respond(origin, said, { parts }))).toMatchObject({
      nameId: ann,
      nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
      issuer: provider.entityId,
      inResponseTo: "_request",
      sessionIndex: "_s1",
      attributes: [{ name: "givenName", values: ["Ann & Co"] }],
      signatureMethod: "RSA-SHA256",
    });
  },
);

test("each of several certificates counts while one takes over from another", async () => {
  const { entityId, base, keys } = provider;
  const certificates = [selfSigned().certificate, keys.certificate];
  const metadata = metadataOf({ entityId, base, certificates });
  expect(await prove(await provider.respond(origin, { nameId: ann }), metadata)).toMatchObject({
    nameId: ann,
  });
});

test("a signature by a certificate that is over still counts: the certificate is the agreement", async () => {
  const keys = selfSigned({ validTo: ago(60) });
  const { entityId, base } = provider;
  const metadata = metadataOf({ entityId, base, certificates: [keys.certificate] });
  const response = await provider.respond(origin, { nameId: ann }, { keys });
  expect(await prove(response, metadata)).toMatchObject({ nameId: ann });
});

const wrong: [what: string, code: string, said: Partial<Said>][] = [
  ["an audience that is another service", "wrongAudience", { audience: "https://other.example" }],
  ["a recipient that is another address", "wrongRecipient", { recipient: `${origin}/elsewhere` }],
  ["a destination that is another address", "wrongRecipient", { destination: `${other}/saml/acs` }],
  ["an issuer that is another provider", "wrongIssuer", { issuer: "https://evil.example" }],
  ["an end in the past", "expired", { notOnOrAfter: ago(2) }],
  ["a beginning in the future", "notYetValid", { notBefore: ago(-2) }],
  ["a confirmation that isn't the bearer's", "wrongRecipient", { confirmation: "sender-vouches" }],
  ["a name that is empty", "malformed", { nameId: "" }],
  [
    "a failure at the provider",
    "failedAtProvider",
    { status: "urn:oasis:names:tc:SAML:2.0:status:Responder" },
  ],
];

test.each(wrong)("a response with %s is refused", async (_, code, said) => {
  const response = await provider.respond(origin, { nameId: ann, ...said });
  await expect(prove(response)).rejects.toMatchObject(refusal(code));
});

test.each([
  ["an end 30 seconds ago", { notOnOrAfter: ago(0.5) }],
  ["a beginning in 30 seconds", { notBefore: ago(-0.5) }],
])("clocks may be a minute apart: %s", async (_, said) => {
  const response = await provider.respond(origin, { nameId: ann, ...said });
  expect(await prove(response)).toMatchObject({ nameId: ann });
});

test("an assertion for another workspace is refused", async () => {
  const response = await provider.respond(other, { nameId: ann });
  await expect(prove(response)).rejects.toMatchObject(refusal("wrongRecipient"));
  const readdressed = tamper(response, (xml) => xml.replace(/ Destination="[^"]*"/, ""));
  await expect(prove(readdressed)).rejects.toMatchObject(refusal("wrongAudience"));
});

test("a name that no index of sessions would hold is refused", async () => {
  const answered = await provider.respond(origin, { nameId: `${"x".repeat(400)}@acme.example` });
  await expect(prove(answered)).rejects.toMatchObject(refusal("malformed"));
});

test("an assertion that isn't signed is refused, also in a signed response", async () => {
  const unsigned = tamper(await provider.respond(origin, { nameId: ann }), (xml) =>
    xml.replace(/<(ds:)?Signature .*<\/(ds:)?Signature>/s, ""),
  );
  await expect(prove(unsigned)).rejects.toMatchObject(refusal("unsigned"));
  const around = await provider.respond(origin, { nameId: ann }, { parts: "response" });
  await expect(prove(around)).rejects.toMatchObject(refusal("unsigned"));
});

test.each([
  ["the name", (xml: string) => xml.replace(ann, "eve@acme.example")],
  ["the audience", (xml: string) => xml.replace(">https://acme", ">https://acne")],
  ["the time", (xml: string) => xml.replace(/(NotOnOrAfter=")\d{4}/g, "$12999")],
  ["an attribute", (xml: string) => xml.replace(">member<", ">admin<")],
])("an assertion with %s changed is refused", async (_, change) => {
  const said = { nameId: ann, attributes: { role: "member" } };
  const response = tamper(await provider.respond(origin, said), change);
  await expect(prove(response)).rejects.toMatchObject(refusal("wrongSignature"));
});

test("a signature of the response that fails isn't made up for by the assertion's", async () => {
  const response = await provider.respond(origin, { nameId: ann }, { parts: "both" });
  const changed = tamper(response, (xml) => xml.replace("<samlp:Status>", "<samlp:Status> "));
  await expect(prove(changed)).rejects.toMatchObject(refusal("wrongSignature"));
});

test("a signed response with another signed assertion in it is refused", async () => {
  const sign = { parts: "both" } as const;
  const [mine, theirs] = await Promise.all([
    provider.respond(origin, { nameId: "eve@acme.example" }, sign),
    provider.respond(origin, { nameId: ann }, sign),
  ]);
  const assertion = /<saml:Assertion .*<\/saml:Assertion>/s;
  const [other] = assertion.exec(Buffer.from(theirs, "base64").toString()) ?? [""];
  const swapped = tamper(mine, (xml) => xml.replace(assertion, () => other));
  await expect(prove(swapped)).rejects.toMatchObject(refusal("wrongSignature"));
});

test.each(wrapsOfAssertions)("signature wrapping is refused: %s", async (_, wrap) => {
  const response = await provider.respond(origin, { nameId: "eve@acme.example" });
  await expect(prove(wrapped(response, ann, wrap))).rejects.toMatchObject(refusalOfGoodXml);
});

test.each([...wrapsOfAssertions, ...wrapsOfResponses])(
  "signature wrapping is refused where the response is signed too: %s",
  async (_, wrap) => {
    const said = { nameId: "eve@acme.example" };
    const response = await provider.respond(origin, said, { parts: "both" });
    const forged = wrapped(response, ann, wrap);
    await expect(prove(forged)).rejects.toMatchObject(refusalOfGoodXml);
  },
);

test.each(["ann@acme.example<!-- -->.evil.example", "ann@acme.example<?x ?>.evil.example"])(
  "a name that is cut in two is refused: %s",
  async (cut) => {
    const response = await provider.respond(origin, { nameId: "ann@acme.example.evil.example" });
    const changed = tamper(response, (xml) => xml.replace("ann@acme.example.evil.example", cut));
    await expect(prove(changed)).rejects.toMatchObject(refusal("malformed"));
  },
);

test.each([
  ['<!DOCTYPE r [<!ENTITY a "ann@acme.example">]>', "&a;"],
  [
    `<!DOCTYPE r [<!ENTITY a "x">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a;&a;&a;&a;&a;&a;">`).join("")}]>`,
    "&a19;",
  ],
  ['<!DOCTYPE r SYSTEM "file:///etc/passwd">', ann],
])("a document type is refused before it is parsed: %s", async (doctype, name) => {
  const response = tamper(
    await provider.respond(origin, { nameId: ann }),
    (xml) => doctype + xml.replace(ann, name),
  );
  await expect(prove(response)).rejects.toMatchObject(refusal("malformed"));
});

test("SHA-1 is refused", async () => {
  const algorithm = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
  const response = await provider.respond(origin, { nameId: ann }, { algorithm });
  await expect(prove(response)).rejects.toMatchObject(refusal("weakSignature"));
});

test.each([
  [
    "a digest by SHA-1",
    "http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2000/09/xmldsig#sha1",
  ],
  ["a canonical form with comments", "xml-exc-c14n#", "xml-exc-c14n#WithComments"],
  ["a MAC in place of a signature", "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"],
])("%s is refused", async (_, usual, instead) => {
  const response = tamper(await provider.respond(origin, { nameId: ann }), (xml) =>
    xml.replaceAll(usual, instead),
  );
  await expect(prove(response)).rejects.toMatchObject(refusal("weakSignature"));
});

test("a signature by another key is refused, whatever certificate comes with it", async () => {
  const keys = selfSigned();
  const response = await provider.respond(origin, { nameId: ann }, { keys });
  await expect(prove(response)).rejects.toMatchObject(refusal("wrongSignature"));
});

test("an envelope that answers another request than its assertion is refused", async () => {
  const response = tamper(
    await provider.respond(origin, { nameId: ann, inResponseTo: "_one" }),
    (xml) => xml.replace('InResponseTo="_one"', 'InResponseTo="_two"'),
  );
  await expect(prove(response)).rejects.toMatchObject(refusal("unknownRequest"));
});

test.each([
  "",
  "%%%",
  "PGE+",
  Buffer.from("<a><b></a>").toString("base64"),
  "A".repeat(2_000_000),
  // Read as Base64 in one go, or in minutes.
  `A${" ".repeat(500_000)}!`,
])("what isn't a response at all is refused", async (text) => {
  await expect(prove(text)).rejects.toMatchObject(refusal("malformed"));
});

test("a person in a thousand groups comes in", async () => {
  const groups = Array.from({ length: 1_000 }, (_, n) => [
    `group${n}`,
    `CN=Group ${n},OU=Teams,OU=Groups,DC=corp,DC=example,DC=com`,
  ]);
  const said = { nameId: ann, attributes: Object.fromEntries(groups) };
  const { attributes } = await prove(await provider.respond(origin, said));
  expect(attributes).toHaveLength(1_000);
});

const numbered = (length: number, piece: (n: number) => string) =>
  Array.from({ length }, (_, n) => piece(n)).join("");

// Each of these would hold a worker for seconds, and anybody can send it.
test.each([
  ["elements", "<a/>".repeat(5_000)],
  ["names of elements", numbered(500, (n) => `<a${n}></a${n}>`)],
  ["attributes", `<a${numbered(5_000, (n) => ` a${n}=""`)}/>`],
  ["prefixes", `<a${numbered(500, (n) => ` xmlns:a${n}="u"`)}/>`],
])("a response with more %s in it than any is refused before it is parsed", async (_, much) => {
  const response = tamper(await provider.respond(origin, { nameId: ann }), (xml) =>
    xml.replace("</saml:Assertion>", `${much}</saml:Assertion>`),
  );
  const detail = expect.stringContaining("too many elements");
  await expect(prove(response)).rejects.toMatchObject({ ...refusal("malformed"), detail });
});
