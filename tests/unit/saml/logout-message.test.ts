import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { authnRequestUrl } from "@/lib/saml/authn-request";
import { readIdpMetadata } from "@/lib/saml/idp-metadata";
import { logoutRequest, logoutResponse } from "@/lib/saml/logout-message";
import { proveLogoutRequest } from "@/lib/saml/logout-request";
import { proveLogoutResponse } from "@/lib/saml/logout-response";
import type { Outgoing } from "@/lib/saml/outgoing";
import { proveRedirectMessage } from "@/lib/saml/redirect-message";
import { type ServiceProvider, serviceProviderAt } from "@/lib/saml/service-provider";
import { newSigningKey } from "@/lib/saml/signing-key";
import { selfSigned } from "@/tests/support/saml/certificate";
import { newIdentityProvider } from "@/tests/support/saml/identity-provider";
import { logoutAnswerForm, logoutAnswerQuery } from "@/tests/support/saml/logout";

const now = new Date("2026-11-24T12:00:00Z");
const key = await newSigningKey("Accedo acme", now);
const serviceProvider = serviceProviderAt("https://acme.accedo.example");
const session = { nameId: 'ann&"<x>"@acme.example', nameIdFormat: "a&b", sessionIndex: "_s<1>" };
const slo = "https://idp.example/slo?tenant=1";

const sendingBy = (binding: "redirect" | "post") => ({
  id: "_message",
  singleLogout: { binding, url: slo, responseUrl: "https://idp.example/done" },
  serviceProvider,
  key,
  now,
});

/** What the other side sees, which knows our certificate and its own address. */
const asProvider = (address: string) => ({
  identityProvider: {
    entityId: serviceProvider.entityId,
    ssoUrl: "",
    singleLogout: null,
    certificates: [key.certificate],
    wantsSignedRequests: false,
  },
  serviceProvider: { entityId: "", acsUrl: "", sloUrl: address } satisfies ServiceProvider,
  now,
});

function arrived(sent: Outgoing, name: "SAMLRequest" | "SAMLResponse") {
  if (sent.binding === "redirect")
    return {
      binding: "redirect",
      query: new URL(sent.url).search.replace(/^\?tenant=1&/, ""),
    } as const;
  return {
    binding: "post",
    message: sent.fields[name] ?? "",
    relayState: sent.fields.RelayState ?? "",
  } as const;
}

test("a key has a certificate for ten years that any reader understands", () => {
  const certificate = new X509Certificate(key.certificate);
  expect(certificate.subject).toBe("CN=Accedo acme");
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
  expect(new Date(certificate.validFrom)).toEqual(new Date("2026-11-23T12:00:00Z"));
  expect(new Date(certificate.validTo)).toEqual(new Date("2036-11-24T12:00:00Z"));
  expect(certificate.ca).toBe(false);
});

test.each(["redirect", "post"] as const)(
  "a logout request of ours, by %s, is proved by our certificate and names the session to the letter",
  (binding) => {
    const sent = logoutRequest(session, sendingBy(binding));
    expect(sent.url.startsWith(slo)).toBe(true);
    expect(proveLogoutRequest(arrived(sent, "SAMLRequest"), asProvider(slo))).toMatchObject({
      id: "_message",
      nameId: session.nameId,
      sessionIndexes: [session.sessionIndex],
    });
  },
);

test.each(["redirect", "post"] as const)("our answer, by %s, goes where answers go", (binding) => {
  const asked = { inResponseTo: "_theirs", relayState: "state & more (+ %2f)" };
  const sent = logoutResponse(asked, sendingBy(binding));
  expect(sent.url.startsWith("https://idp.example/done")).toBe(true);
  const proved = proveLogoutResponse(
    arrived(sent, "SAMLResponse"),
    asProvider("https://idp.example/done"),
  );
  expect(proved).toEqual({ inResponseTo: "_theirs", isComplete: true });
  const relayState =
    sent.binding === "redirect"
      ? new URL(sent.url).searchParams.get("RelayState")
      : sent.fields.RelayState;
  expect(relayState).toBe(asked.relayState);
});

test("a sign-in request is signed where it is to be, over what is sent", async () => {
  const identityProvider = readIdpMetadata(newIdentityProvider().metadata);
  const request = { id: "_id", identityProvider, serviceProvider, relayState: "/a b?(c)='*'" };
  const signed = await authnRequestUrl({ ...request, key });
  const proved = proveRedirectMessage("SAMLRequest", new URL(signed).search, [key.certificate]);
  expect(proved.xml).toContain('ID="_id"');
  expect(proved.relayState).toBe(request.relayState);
  expect(await authnRequestUrl({ ...request, key: undefined })).not.toContain("Signature");
});

const provider = newIdentityProvider();
const origin = "https://acme.accedo.example";
const parties = () => ({
  identityProvider: readIdpMetadata(provider.metadata),
  serviceProvider,
  now: new Date(),
});
const byQuery = (said = {}, by = provider) =>
  proveLogoutResponse(
    {
      binding: "redirect",
      query: logoutAnswerQuery(by, origin, { inResponseTo: "_ours", ...said }),
    },
    parties(),
  );
const byForm = (said = {}, by = provider) =>
  proveLogoutResponse(
    {
      binding: "post",
      message: logoutAnswerForm(by, origin, { inResponseTo: "_ours", ...said }).SAMLResponse,
      relayState: "",
    },
    parties(),
  );

test.each([
  ["query", byQuery],
  ["form", byForm],
])("a provider's answer in a %s says whether all of it is signed out", (_, answered) => {
  expect(answered()).toEqual({ inResponseTo: "_ours", isComplete: true });
  for (const status of [
    ["Success", "PartialLogout"],
    ["Responder"],
    ["Requester", "RequestDenied"],
  ]) {
    expect(answered({ status }).isComplete).toBe(false);
  }
});

test.each([
  ["query", byQuery],
  ["form", byForm],
])("a provider's answer in a %s is refused for what a request is", (_, answered) => {
  const refusal = (code: string) => expect.objectContaining({ name: "SamlRefusal", code });
  expect(() => answered({}, { ...provider, keys: selfSigned() })).toThrow(
    refusal("wrongSignature"),
  );
  expect(() => answered({ issuer: "https://evil.example" })).toThrow(refusal("wrongIssuer"));
  expect(() => answered({ destination: origin })).toThrow(refusal("wrongRecipient"));
  const issuedAt = new Date(Date.now() - 7 * 60_000);
  expect(() => answered({ issuedAt })).toThrow(refusal("expired"));
});
