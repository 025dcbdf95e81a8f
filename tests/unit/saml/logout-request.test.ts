import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { readIdpMetadata } from "@/lib/saml/idp-metadata";
import { proveLogoutRequest } from "@/lib/saml/logout-request";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import { selfSigned } from "@/tests/support/saml/certificate";
import { newIdentityProvider } from "@/tests/support/saml/identity-provider";
import { logoutForm, logoutQuery } from "@/tests/support/saml/logout";

const origin = "https://acme.accedo.example";
const provider = newIdentityProvider();
const ann = "ann@acme.example";

const parties = () => ({
  identityProvider: readIdpMetadata(provider.metadata),
  serviceProvider: serviceProviderAt(origin),
  now: new Date(),
});
const prove = (query: string) => proveLogoutRequest({ binding: "redirect", query }, parties());
const refusal = (code: string) => expect.objectContaining({ name: "SamlRefusal", code });

test.each([
  ["in lower case", undefined],
  ["in upper case", encodeURIComponent],
])("a logout request whose query is encoded %s tells who has signed out", (_, encode) => {
  const said = { nameId: ann, sessionIndex: "_s1" };
  expect(prove(logoutQuery(provider, origin, said, encode && { encode }))).toMatchObject({
    nameId: ann,
    sessionIndexes: ["_s1"],
    relayState: "state & more",
  });
});

const good = () => logoutQuery(provider, origin, { nameId: ann });
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const said = (more: object) => () => logoutQuery(provider, origin, { nameId: ann, ...more });
const bomb = encodeURIComponent(deflateRawSync(Buffer.alloc(50_000_000)).toString("base64"));

test.each<[what: string, code: string, query: () => string]>([
  ["no request", "malformed", () => "SAMLResponse=x"],
  ["no signature", "unsigned", () => good().replace(/&SigAlg.*/, "")],
  [
    "a signature that is empty",
    "wrongSignature",
    () => good().replace(/&Signature=.*/, "&Signature="),
  ],
  ["another relay state", "wrongSignature", () => good().replace("state", "other")],
  ["a second request", "malformed", () => `${good()}&SAMLRequest=x`],
  [
    "a signature by another key",
    "wrongSignature",
    () => logoutQuery({ ...provider, keys: selfSigned() }, origin, { nameId: ann }),
  ],
  [
    "a signature with SHA-1",
    "weakSignature",
    () => good().replace(/xmldsig-more%23rsa-sha256/, "xmldsig%23rsa-sha1"),
  ],
  ["another issuer", "wrongIssuer", said({ issuer: "https://evil.example" })],
  ["another destination", "wrongRecipient", said({ destination: "https://x.example/saml/slo" })],
  ["an old date", "expired", said({ issuedAt: ago(7) })],
  ["a date to come", "notYetValid", said({ issuedAt: ago(-2) })],
  ["a name cut in two", "malformed", said({ nameId: "ann<!-- -->@acme.example" })],
])("a logout request with %s is refused", (_, code, query) => {
  expect(() => prove(query())).toThrow(refusal(code));
});

test("what unpacks to more than any request is refused, before it does", () => {
  expect(() => prove(good().replace(/SAMLRequest=[^&]*/, `SAMLRequest=${bomb}`))).toThrow(
    refusal("wrongSignature"),
  );
});

const proveForm = ({ SAMLRequest }: { SAMLRequest: string }) =>
  proveLogoutRequest(
    { binding: "post", message: SAMLRequest, relayState: "state & more" },
    parties(),
  );
const form = (more: object = {}, by = provider) => logoutForm(by, origin, { nameId: ann, ...more });
const changed = (change: (xml: string) => string) => {
  const before = Buffer.from(form().SAMLRequest, "base64").toString();
  const after = change(before);
  if (after === before) throw new Error("the request wasn't changed");
  return { SAMLRequest: Buffer.from(after).toString("base64") };
};

test("a logout request that came in a form tells the same", () => {
  expect(proveForm(form({ sessionIndex: "_s1" }))).toMatchObject({
    nameId: ann,
    sessionIndexes: ["_s1"],
    relayState: "state & more",
  });
});

const signature = /<ds:Signature .*<\/ds:Signature>/s;
const eve = "eve@acme.example";
/** The signed request inside of one that names somebody else. */
const wrapped = (xml: string) => {
  const [signed = ""] = signature.exec(xml) ?? [];
  const evil = xml
    .replace(signature, "")
    .replace(/ID="[^"]*"/, 'ID="_evil"')
    .replace(ann, eve);
  const inner = signed.replace(
    "</ds:Signature>",
    `<ds:Object>${xml.replace(signature, "")}</ds:Object></ds:Signature>`,
  );
  return evil.replace("</saml:Issuer>", `</saml:Issuer>${inner}`);
};

test.each<[what: string, code: string, made: () => { SAMLRequest: string }]>([
  ["no signature", "unsigned", () => changed((xml) => xml.replace(signature, ""))],
  ["another name", "wrongSignature", () => changed((xml) => xml.replace(ann, eve))],
  [
    "a signature by another key",
    "wrongSignature",
    () => form({}, { ...provider, keys: selfSigned() }),
  ],
  ["a signature over something inside of it", "malformed", () => changed(wrapped)],
  ["two signatures", "malformed", () => changed((xml) => xml.replace(signature, "$&$&"))],
  [
    "a digest by SHA-1",
    "weakSignature",
    () => changed((xml) => xml.replace("xmlenc#sha256", "x#sha1")),
  ],
  ["another issuer", "wrongIssuer", () => form({ issuer: "https://evil.example" })],
  ["another destination", "wrongRecipient", () => form({ destination: "https://x.example/slo" })],
  ["an old date", "expired", () => form({ issuedAt: ago(7) })],
  ["a name cut in two", "malformed", () => changed((xml) => xml.replace("ann@", "ann<!-- -->@"))],
  [
    "more in it than any",
    "malformed",
    () => changed((xml) => xml.replace("</saml:Issuer>", `$&${"<a/>".repeat(500)}`)),
  ],
  ["no message", "malformed", () => ({ SAMLRequest: "" })],
])("a logout request in a form with %s is refused", (_, code, made) => {
  expect(() => proveForm(made())).toThrow(refusal(code));
});
