import { expect, test } from "vitest";
import { changeRequestSigning } from "@/lib/directory/sso/change-connection";
import {
  getOwnCertificates,
  makeNextCertificate,
  publishedKeys,
  switchToNextCertificate,
} from "@/lib/directory/sso/own-certificates";
import { startSsoSignIn } from "@/lib/directory/sso/start-sign-in";
import { changePlan } from "@/lib/directory/workspaces";
import { proveRedirectMessage } from "@/lib/saml/redirect-message";
import { pool } from "@/tests/support/application-client";
import { encryptedResponse } from "@/tests/support/saml/encrypted";
import { newSsoWorkspace, type SsoWorkspace } from "@/tests/support/saml/sso-workspace";
import { anew, newWorkspace } from "@/tests/support/workspace";

const address = async ({ visitor, origin }: SsoWorkspace) =>
  new URL((await startSsoSignIn(anew(visitor), { origin, returnTo: "/" })).url);

const signs = (url: URL, certificate: string) => {
  try {
    return proveRedirectMessage("SAMLRequest", url.search, [certificate]).xml !== "";
  } catch {
    return false;
  }
};

test("the first certificate is made where it is needed, once, and the log says so", async () => {
  const workspace = await newWorkspace();
  const { operator, person, slug } = workspace;
  const visitor = { ...operator, credential: { kind: "visitor" } } as const;
  const before = await workspace.mark();
  expect(await getOwnCertificates(person)).toBeNull();
  expect(await workspace.events(before)).toEqual([]);

  const published = await Promise.all([publishedKeys(visitor), publishedKeys(anew(visitor))]);
  const own = await getOwnCertificates(person);
  expect(own).toMatchObject({
    current: { subject: `CN=Accedo ${slug}`, status: "valid" },
    next: null,
    isUsable: true,
  });
  expect(new Set(published.map(({ encryption }) => encryption)).size).toBe(1);
  expect(published[0]).toMatchObject({ signing: [published[0]?.encryption], signsRequests: false });
  expect(await workspace.events(before)).toMatchObject([
    {
      action: "sso.certificate_made",
      actor: { type: "system" },
      after: { certificate: own?.current.fingerprint },
    },
  ]);
});

test("the private key is nowhere in the open", async () => {
  const workspace = await newWorkspace();
  await makeNextCertificate(workspace.person);
  const rows = await inWorkspace(workspace.slug, (sql) => sql`select * from sso_keys`);
  const [row] = rows;
  expect(row?.certificate).toContain("BEGIN CERTIFICATE");
  expect(Buffer.from(row?.sealed_key ?? "").toString("latin1")).not.toMatch(/PRIVATE KEY|MII/);
  expect(JSON.stringify(await workspace.events())).not.toContain("PRIVATE");
});

test("a new certificate is announced first, signs when it is told to, and the old one still opens what comes", async () => {
  const workspace = await newSsoWorkspace();
  const { person, visitor, provider, origin, admin, bring } = workspace;
  await changeRequestSigning(person, { always: true });
  const first = await publishedKeys(visitor);
  const [current = ""] = first.signing;
  expect(first.signsRequests).toBe(true);
  expect(signs(await address(workspace), current)).toBe(true);

  const before = await workspace.mark();
  await makeNextCertificate(person);
  await expect(makeNextCertificate(person)).rejects.toMatchObject({ code: "conflict" });
  const { signing, encryption } = await publishedKeys(visitor);
  expect(signing).toEqual([current, expect.stringContaining("BEGIN CERTIFICATE")]);
  expect(encryption).toBe(current);
  expect(signs(await address(workspace), current)).toBe(true);

  const [, next = ""] = signing;
  expect(next).not.toBe(current);
  await switchToNextCertificate(person);
  await expect(switchToNextCertificate(person)).rejects.toMatchObject({ code: "notFound" });
  expect(await publishedKeys(visitor)).toMatchObject({ signing: [next], encryption: next });
  expect(signs(await address(workspace), next)).toBe(true);
  expect(await workspace.events(before)).toMatchObject([
    { action: "sso.certificate_made", actor: { type: "user" } },
    { action: "sso.certificate_changed", actor: { type: "user" } },
  ]);

  const sealed = async (certificate: string) =>
    encryptedResponse(await provider.respond(origin, { nameId: admin.email }), {
      certificate,
      keys: provider.keys,
    });
  expect(await bring(await sealed(current))).toMatchObject({ kind: "signedIn" });
  expect(await bring(await sealed(next))).toMatchObject({ kind: "signedIn" });

  await makeNextCertificate(person);
  await switchToNextCertificate(person);
  const tooOld = await bring(await sealed(current));
  expect(tooOld).toEqual({ kind: "refused", reason: "undecryptable" });
});

test("after a change of ACCEDO_SECRET people still sign in, and a new certificate takes over at once", async () => {
  const workspace = await newSsoWorkspace();
  const { person, visitor, provider, origin, admin, slug, bring } = workspace;
  await changeRequestSigning(person, { always: true });
  const [old = ""] = (await publishedKeys(visitor)).signing;
  // What another secret makes of it: something that doesn't open.
  await inWorkspace(slug, (sql) => sql`update sso_keys set sealed_key = sha256(sealed_key)`);

  expect(await getOwnCertificates(person)).toMatchObject({ isUsable: false });
  expect((await address(workspace)).searchParams.has("Signature")).toBe(false);
  const response = await provider.respond(origin, { nameId: admin.email });
  expect(await bring(response)).toMatchObject({ kind: "signedIn" });

  await makeNextCertificate(person);
  expect(await getOwnCertificates(person)).toMatchObject({ isUsable: true, next: null });
  const { signing } = await publishedKeys(visitor);
  expect(signing).toHaveLength(1);
  expect(signing).not.toContain(old);
  expect(signs(await address(workspace), signing[0] ?? "")).toBe(true);
});

test("certificates are for admins, and for plans that have single sign-on", async () => {
  const workspace = await newWorkspace();
  const visitor = { ...workspace.operator, credential: { kind: "visitor" } } as const;
  for (const [ctx, code] of [
    [visitor, "unauthenticated"],
    [workspace.scim, "forbidden"],
  ] as const) {
    await expect(makeNextCertificate(ctx)).rejects.toMatchObject({ code });
    await expect(switchToNextCertificate(ctx)).rejects.toMatchObject({ code });
  }
  await changePlan(workspace.operator, { plan: "free" });
  for (const asked of [getOwnCertificates, makeNextCertificate, switchToNextCertificate]) {
    await expect(asked(workspace.person)).rejects.toMatchObject({ code: "planRequired" });
  }
  await expect(publishedKeys(visitor)).rejects.toMatchObject({ code: "planRequired" });
});

type Sql = Parameters<Parameters<ReturnType<typeof pool>["begin"]>[1]>[0];
type KeyRow = { certificate: string; sealed_key: Uint8Array };

/** Statements as the application's role runs them, tied to a workspace. */
const inWorkspace = (slug: string, work: (sql: Sql) => PromiseLike<unknown>): Promise<KeyRow[]> =>
  pool().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    return work(sql);
  }) as Promise<KeyRow[]>; // the statements above give rows of that table, or none
