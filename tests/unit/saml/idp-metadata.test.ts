import { expect, test } from "vitest";
import { readCertificates } from "@/lib/saml/certificate";
import { readIdpMetadata } from "@/lib/saml/idp-metadata";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import { serviceProviderMetadata } from "@/lib/saml/sp-metadata";
import { urn } from "@/lib/saml/urn";
import { descendants, parseXml, textOf } from "@/lib/saml/xml";
import { bodyOf, selfSigned } from "@/tests/support/saml/certificate";
import { metadataOf } from "@/tests/support/saml/identity-provider";

const [one, two] = [selfSigned().certificate, selfSigned().certificate];
const entityId = "https://idp.example/id";
const slo = "https://idp.example/slo";
const metadata = metadataOf({
  entityId,
  base: "https://idp.example",
  certificates: [one, two, one],
});

test("metadata tells entity id, addresses, and every certificate once", () => {
  expect(readIdpMetadata(`\n${metadata}`)).toEqual({
    entityId,
    ssoUrl: "https://idp.example/sso",
    singleLogout: { binding: "redirect", url: slo, responseUrl: slo },
    certificates: [one, two],
    wantsSignedRequests: false,
  });
});

test("a provider without single logout has none", () => {
  const without = metadata.replace(/<SingleLogoutService[^>]*>/, "");
  expect(readIdpMetadata(without).singleLogout).toBeNull();
});

test("single logout is by form where the provider has the choice, and answers may have their own address", () => {
  const parts = { entityId, base: "https://idp.example", certificates: [one] };
  const both = metadataOf({ ...parts, logout: ["SOAP", "HTTP-Redirect", "HTTP-POST"] });
  expect(readIdpMetadata(both).singleLogout).toMatchObject({ binding: "post", url: slo });
  const apart = metadata.replace('/slo"', '/slo" ResponseLocation="https://idp.example/done"');
  expect(readIdpMetadata(apart).singleLogout?.responseUrl).toBe("https://idp.example/done");
});

test("a provider can want signed requests", () => {
  const wanting = metadata.replace(
    'WantAuthnRequestsSigned="false"',
    'WantAuthnRequestsSigned="true"',
  );
  expect(readIdpMetadata(wanting).wantsSignedRequests).toBe(true);
});

test("the only provider among several entities is found, by any prefix", () => {
  const prefixed = metadata
    .replace(/<\?xml.*\?>/, "")
    .replace(/<(\/?)(Entity|IDPSSO|Key|Single|NameID)/g, "<$1md:$2")
    .replace("xmlns=", "xmlns:md=");
  const federation = `<!-- of a federation --><EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${prefixed}<EntityDescriptor entityID="an SP"/></EntitiesDescriptor>`;
  expect(readIdpMetadata(federation).entityId).toBe(entityId);
});

const ours = serviceProviderMetadata(serviceProviderAt("https://acme.accedo.example"), {
  signing: [one, two],
  encryption: one,
  signsRequests: true,
});
const small = selfSigned({ bits: 1024 }).certificate;

test.each([
  ["nothing", "", "well-formed"],
  ["a web page", "<!DOCTYPE html><html></html>", "document type"],
  ["our own metadata", ours, "Accedo's own metadata"],
  [
    "two providers",
    `<x xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${metadata.replace(/<\?.*\?>/, "").repeat(2)}</x>`,
    "several",
  ],
  ["no certificate", metadata.replace(/<KeyDescriptor.*<\/KeyDescriptor>/s, ""), "certificate"],
  [
    "certificates for encryption alone",
    metadata.replaceAll("signing", "encryption"),
    "certificate",
  ],
  [
    "a certificate of a short key",
    metadata.replaceAll(bodyOf(one), bodyOf(small)).replace(bodyOf(two), "x"),
    "2048",
  ],
  ["no entity id", metadata.replace(/ entityID="[^"]*"/, ""), "entityID"],
  ["no redirect binding", metadata.replaceAll("HTTP-Redirect", "HTTP-Artifact"), "HTTP-Redirect"],
])("metadata that is %s is refused with what is wrong", (_, text, reason) => {
  expect(() => readIdpMetadata(text)).toThrow(
    expect.objectContaining({ code: "malformed", detail: expect.stringContaining(reason) }),
  );
});

test("certificates are read one or several, framed or not, and tell when they end", () => {
  const validTo = new Date("2031-02-03T04:05:06Z");
  const { certificate } = selfSigned({ name: "Okta", validTo });
  expect(readCertificates(`${one}\n${certificate}`)).toHaveLength(2);
  expect(readCertificates(bodyOf(certificate))).toMatchObject([
    {
      pem: certificate,
      subject: "CN=Okta",
      validTo,
      fingerprint: expect.stringMatching(/^(\w\w:){31}\w\w$/),
    },
  ]);
  expect(readCertificates("-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----")).toEqual(
    [],
  );
});

test("our metadata has the certificates to check and to encrypt by, and both bindings of single logout", () => {
  const root = parseXml(ours);
  const keys = descendants(root, urn.metadata, "KeyDescriptor");
  expect(keys.map((key) => key.getAttribute("use"))).toEqual(["signing", "signing", "encryption"]);
  const certificates = descendants(root, urn.signature, "X509Certificate").map(textOf);
  expect(certificates).toEqual([one, two, one].map(bodyOf));
  const logout = descendants(root, urn.metadata, "SingleLogoutService");
  expect(logout.map((service) => service.getAttribute("Binding"))).toEqual([
    urn.postBinding,
    urn.redirectBinding,
  ]);
});

test("our metadata names the workspace's own addresses, and wants assertions signed", () => {
  expect(ours).toContain('entityID="https://acme.accedo.example/saml/metadata"');
  expect(ours).toContain('Location="https://acme.accedo.example/saml/acs"');
  expect(ours).toContain('WantAssertionsSigned="true"');
  expect(ours).toContain('AuthnRequestsSigned="true"');
});
