import assert from "node:assert/strict";
import { findKeys } from "@/db/queries/sso-keys";
import { changeRequestSigning } from "@/lib/directory/sso/change-connection";
import { signingKey } from "@/lib/directory/sso/keys";
import { read } from "@/lib/directory/write";
import { leaveTicket } from "@/lib/http/saml/leave-ticket";
import type { HttpTenant } from "../http-tenant";
import { withSso } from "./http-tenant-with-sso";
import { newIdentityProvider } from "./identity-provider";
import { logoutQuery } from "./logout";
import { requestIn } from "./request-in";

type Secrets = Record<string, string | undefined>;

/**
 * Signs the admin in and out by SAML, with everything that uses a key of the workspace: signed requests, an encrypted
 * assertion, and logout in both directions. Returns the secrets involved, by name.
 */
export async function usedSamlSecrets(tenant: HttpTenant): Promise<Secrets> {
  const { operator, admin, slug, origin, provider, get, post } = await withSso(tenant);
  await changeRequestSigning(operator, { always: true });
  const started = (await get("/saml/login?next=%2Fto-sign")).headers.location ?? "";
  assert.match(started, /Signature=/);

  const certificate = (await get("/saml/certificate")).text;
  const said = { nameId: admin.email, inResponseTo: requestIn(started), assertionId: "_the-one" };
  const how = { parts: "both", encryptFor: certificate } as const;
  const response = await provider.respond(origin, said, how);
  const signedIn = await post({ SAMLResponse: response, RelayState: "/to-sign" });
  assert.equal(signedIn.headers.location, `${origin}/to-sign`);
  const cookie = signedIn.headers["set-cookie"]?.split(";")[0]?.split("=")[1] ?? "";

  const forged = await newIdentityProvider().respond(origin, { nameId: admin.email });
  const refused = await post({ SAMLResponse: forged });
  assert.match(refused.headers.location ?? "", /refused/);

  const { jti } = JSON.parse(Buffer.from(cookie.split(".")[1] ?? "", "base64url").toString());
  const ticket = await leaveTicket(jti, slug);
  const left = (await get(`/saml/leave?ticket=${ticket}`)).headers.location ?? "";
  assert.match(left, /SAMLRequest=.*Signature=/);
  const told = logoutQuery(provider, origin, { nameId: admin.email });
  const answered = await get(`/saml/slo?${told}`);
  assert.match(answered.headers.location ?? "", /SAMLResponse=.*Signature=/);

  const [sealed] = await read(operator, "sso:start", findKeys);
  const key = await signingKey(operator);
  return {
    "a line of the private key": key?.privateKey.split("\n")[7],
    "the sealed key": sealed?.sealedKey.toString("hex"),
    "the sealed key in Base64": sealed?.sealedKey.toString("base64"),
    "the response": response.slice(500, 600),
    "the forged response": forged.slice(500, 600),
    "the assertion": said.assertionId,
    "the request": said.inResponseTo,
    "the session by SAML": cookie,
    "the ticket": ticket,
    "the logout request": told.slice(20, 100),
    "the signature of a logout": told.split("Signature=")[1],
  };
}
