import { expect, test } from "vitest";
import { readIdpMetadata } from "@/lib/saml/idp-metadata";
import { proveResponse } from "@/lib/saml/response";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import { selfSigned } from "@/tests/support/saml/certificate";
import { encryptedResponse } from "@/tests/support/saml/encrypted";
import { newIdentityProvider, type Said } from "@/tests/support/saml/identity-provider";
import { tamper, wrapped, wrapsOfAssertions } from "@/tests/support/saml/wrapping";

const origin = "https://acme.accedo.example";
const ann = "ann@acme.example";
const eve = "eve@acme.example";
const provider = newIdentityProvider();
const ours = selfSigned({ name: "Accedo acme" });
const before = selfSigned({ name: "Accedo acme, before" });
const { keys } = provider;

const prove = (response: string, decryptionKeys = [ours.privateKey, before.privateKey]) =>
  proveResponse(response, {
    identityProvider: readIdpMetadata(provider.metadata),
    serviceProvider: serviceProviderAt(origin),
    decryptionKeys,
    now: new Date(),
  });
const refusal = (code: string) => ({ name: "SamlRefusal", code });
const plain = (said: Partial<Said> = {}) => provider.respond(origin, { nameId: ann, ...said });

type Encryption = Parameters<typeof encryptedResponse>[1];
const sealed = async (how: Partial<Encryption> = {}, said: Partial<Said> = {}) =>
  encryptedResponse(await plain(said), { certificate: ours.certificate, keys, ...how });

const cbc = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
const gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";

test.each([
  cbc,
  gcm,
  "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
  "http://www.w3.org/2009/xmlenc11#aes128-gcm",
] as const)("an assertion that is encrypted with %s tells who it is", async (content) => {
  const said = { inResponseTo: "_request", attributes: { givenName: "Ann & Co" } };
  expect(await prove(await sealed({ content }, said))).toMatchObject({
    nameId: ann,
    inResponseTo: "_request",
    attributes: [{ name: "givenName", values: ["Ann & Co"] }],
    signatureMethod: "RSA-SHA256",
  });
});

test("a provider of another make encrypts, signs around it, and is understood", async () => {
  const encryptFor = ours.certificate;
  const response = await provider.respond(origin, { nameId: ann }, { parts: "both", encryptFor });
  expect(Buffer.from(response, "base64").toString()).toContain("EncryptedAssertion");
  expect(await prove(response)).toMatchObject({ nameId: ann });
});

test("what is encrypted for the key before this one still opens", async () => {
  const { certificate } = before;
  expect(await prove(await sealed({ certificate }))).toMatchObject({ nameId: ann });
});

test.each([cbc, gcm] as const)(
  "nothing is decrypted that isn't signed as a whole: %s",
  async (content) => {
    await expect(prove(await sealed({ content, keys: null }))).rejects.toMatchObject(
      refusal("unsigned"),
    );
    const byAnother = await sealed({ content, keys: selfSigned() });
    await expect(prove(byAnother)).rejects.toMatchObject(refusal("wrongSignature"));
  },
);

test.each(["every ciphertext", "no ciphertext"])(
  "a ciphertext that was changed is never decrypted, whether a key opens %s",
  async (opens) => {
    const decryptionKeys = opens === "no ciphertext" ? [] : [ours.privateKey];
    const changed = tamper(await sealed(), (xml) =>
      xml.replace(/(CipherValue>)(.)/g, (_, tag, first) => tag + (first === "A" ? "B" : "A")),
    );
    await expect(prove(changed, decryptionKeys)).rejects.toMatchObject(refusal("wrongSignature"));
  },
);

test("all that a provider may have encrypted wrongly is refused in the same words", async () => {
  const garbled = (xml: string) =>
    xml.replace(
      /(<[\w:]*CipherValue>)[^<]{40}(?=[^<]*<\/[\w:]*CipherValue>\s*<\/[\w:]*CipherData>\s*<\/[\w:]*EncryptedData>)/,
      `$1${"A".repeat(40)}`,
    );
  const wrong = await Promise.all([
    sealed({ certificate: selfSigned().certificate }),
    sealed({ response: garbled }),
    sealed({ content: gcm, response: garbled }),
    sealed({ assertion: () => "no XML at all" }),
    sealed({ assertion: () => "<a/>" }),
    sealed({ assertion: (xml) => `<!DOCTYPE a [<!ENTITY x "y">]>${xml}` }),
    sealed({ assertion: (xml) => xml + xml }),
    sealed({ assertion: (xml) => xml.replace(ann, "ann<!-- -->@acme.example") }),
  ]);
  const refusals = await Promise.all(wrong.map((response) => prove(response).catch(String)));
  expect(new Set(refusals)).toEqual(new Set([expect.stringContaining("can't be decrypted")]));
});

test("without a key of ours the same words tell it", async () => {
  await expect(prove(await sealed(), [])).rejects.toMatchObject(refusal("undecryptable"));
});

test.each([
  ["RSA 1.5", { transport: "http://www.w3.org/2001/04/xmlenc#rsa-1_5" }],
  ["triple DES", { content: "http://www.w3.org/2001/04/xmlenc#tripledes-cbc" }],
] as const)("%s is refused before it is tried", async (_, how) => {
  await expect(prove(await sealed(how))).rejects.toMatchObject(refusal("weakEncryption"));
});

const signature = /<(ds:)?Signature .*<\/(ds:)?Signature>/s;

test("the assertion inside has to be signed too, by the provider, over what it says", async () => {
  const bare = await sealed({ assertion: (xml) => xml.replace(signature, "") });
  await expect(prove(bare)).rejects.toMatchObject(refusal("unsigned"));
  const renamed = await sealed({ assertion: (xml) => xml.replace(ann, eve) });
  await expect(prove(renamed)).rejects.toMatchObject(refusal("wrongSignature"));
  const others = await provider.respond(origin, { nameId: ann }, { keys: selfSigned() });
  const borrowed = await encryptedResponse(others, { certificate: ours.certificate, keys });
  await expect(prove(borrowed)).rejects.toMatchObject(refusal("wrongSignature"));
  const weak = await sealed({ assertion: (xml) => xml.replaceAll("rsa-sha256", "rsa-sha1") });
  await expect(prove(weak)).rejects.toMatchObject(refusal("weakSignature"));
});

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

test.each<[what: string, code: string, said: Partial<Said>]>([
  ["another audience", "wrongAudience", { audience: "https://other.example" }],
  ["another recipient", "wrongRecipient", { recipient: "https://other.example/acs" }],
  ["an issuer that is another provider", "wrongIssuer", { issuer: "https://evil.example" }],
  ["an end in the past", "expired", { notOnOrAfter: ago(2) }],
  ["a confirmation that isn't the bearer's", "wrongRecipient", { confirmation: "sender-vouches" }],
])("an encrypted assertion with %s is refused", async (_, code, said) => {
  await expect(prove(await sealed({}, said))).rejects.toMatchObject(refusal(code));
});

// The others leave two elements, of which no ciphertext can be one assertion.
const wrapsOfOne = wrapsOfAssertions.filter(([name]) => /XSW[468]|as it is/.test(name));

test.each(wrapsOfOne)(
  "signature wrapping inside of the ciphertext is refused: %s",
  async (_, wrap) => {
    const forged = wrapped(await plain({ nameId: eve }), ann, wrap);
    const response = await encryptedResponse(forged, { certificate: ours.certificate, keys });
    await expect(prove(response)).rejects.toMatchObject({
      name: "SamlRefusal",
      code: expect.stringMatching(/malformed|wrongSignature|unsigned/),
    });
  },
);

test.each<[what: string, change: (xml: string) => string]>([
  [
    "a plain assertion beside it",
    (xml) => xml.replace("<saml:EncryptedAssertion>", '<saml:Assertion ID="_evil"/>$&'),
  ],
  [
    "a second one",
    (xml) => xml.replace(/<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>/s, "$&$&"),
  ],
  [
    "a place that isn't its own",
    (xml) =>
      xml.replace(
        /<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>/s,
        "<samlp:Extensions>$&</samlp:Extensions>",
      ),
  ],
  ["two keys", (xml) => xml.replace(/<[\w:]*EncryptedKey.*<\/[\w:]*EncryptedKey>/s, "$&$&")],
])("an encrypted assertion with %s is refused", async (_, change) => {
  await expect(prove(await sealed({ response: change }))).rejects.toMatchObject(
    refusal("malformed"),
  );
});

test("an encrypted assertion inside of the encrypted one is refused", async () => {
  const nested = await sealed({
    assertion: () =>
      '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>',
  });
  await expect(prove(nested)).rejects.toMatchObject(refusal("undecryptable"));
});

test("the signature of a response around another one's ciphertext is refused", async () => {
  const [mine, theirs] = await Promise.all([sealed({}, { nameId: eve }), sealed()]);
  const ciphertext = /<saml:EncryptedAssertion.*<\/saml:EncryptedAssertion>/s;
  const [other = ""] = ciphertext.exec(Buffer.from(theirs, "base64").toString()) ?? [];
  const swapped = tamper(mine, (xml) => xml.replace(ciphertext, () => other));
  await expect(prove(swapped)).rejects.toMatchObject(refusal("wrongSignature"));
});
