import type { ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { connectByMetadata, connectByMetadataUrl } from "@/lib/directory/sso/connect";
import { getSsoConnection } from "@/lib/directory/sso/connection";
import { refreshMetadata } from "@/lib/directory/sso/refresh-metadata";
import { signInBySaml } from "@/lib/directory/sso/sign-in-by-saml";
import { startSsoSignIn } from "@/lib/directory/sso/start-sign-in";
import { pool } from "@/tests/support/application-client";
import { type KeyAndCertificate, selfSigned } from "@/tests/support/saml/certificate";
import { metadataOf, newIdentityProvider } from "@/tests/support/saml/identity-provider";
import { fetchedHere as fetched, serveMetadata } from "@/tests/support/saml/metadata-server";
import { newSsoWorkspace } from "@/tests/support/saml/sso-workspace";
import { anew } from "@/tests/support/workspace";

let stop = async () => {};

afterEach(() => stop());

/** A workspace that is connected by URL to metadata that a test can change, as of so many hours ago. */
async function connectedByUrl({ hoursAgo }: { hoursAgo: number }) {
  const workspace = await newSsoWorkspace();
  const { provider, person, slug, origin, visitor } = workspace;
  let answer = (response: ServerResponse) => void response.end(provider.metadata);
  let asked = 0;
  const server = await serveMetadata((_, response) => {
    asked += 1;
    answer(response);
  });
  stop = server.stop;
  await connectByMetadataUrl(person, { metadataUrl: server.url }, fetched);
  await pool().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    await sql`update sso_connections set verified_at = now(), metadata_checked_at = now() - ${hoursAgo} * interval '1 hour'`;
  });
  asked = 0;
  return {
    ...workspace,
    server,
    asked: () => asked,
    serve: (metadata: string) => {
      answer = (response) => void response.end(metadata);
    },
    fail: (status: number) => {
      answer = (response) => void response.writeHead(status).end();
    },
    refresh: () => refreshMetadata(anew(visitor), { fetched }),
    respond: (keys: KeyAndCertificate) =>
      provider.respond(origin, { nameId: workspace.admin.email }, { keys }),
    bring: (samlResponse: string) => signInBySaml(anew(visitor), { samlResponse, origin }, fetched),
    withCertificates: (...keys: KeyAndCertificate[]) =>
      metadataOf({ ...provider, certificates: keys.map(({ certificate }) => certificate) }),
  };
}

test("the provider's next certificate is taken over from its metadata, and the log tells it", async () => {
  const workspace = await connectedByUrl({ hoursAgo: 25 });
  const { person, provider, visitor, origin, refresh, respond, bring } = workspace;
  const next = selfSigned({ name: "next" });
  workspace.serve(workspace.withCertificates(provider.keys, next));
  const before = await workspace.mark();

  const started = await startSsoSignIn(anew(visitor), { origin, returnTo: "/" });
  expect(started.isMetadataDue).toBe(true);
  expect(await refresh()).toBe(true);
  const again = await startSsoSignIn(anew(visitor), { origin, returnTo: "/" });
  expect(again.isMetadataDue).toBe(false);

  expect(await bring(await respond(next))).toMatchObject({ kind: "signedIn" });
  expect(await bring(await respond(provider.keys))).toMatchObject({ kind: "signedIn" });
  const connection = await getSsoConnection(person);
  expect(connection).toMatchObject({
    metadata: { url: workspace.server.url, problem: null },
    mode: "optional",
    certificates: [{ status: "valid" }, { subject: "CN=next" }],
  });
  expect((await workspace.events(before))[0]).toMatchObject({
    action: "sso.metadata_changed",
    actor: { type: "system" },
    before: { certificates: [expect.any(String)] },
    after: { certificates: [expect.any(String), expect.any(String)] },
  });
});

test("a certificate that the provider takes back counts no more", async () => {
  const { provider, serve, withCertificates, refresh, respond, bring } = await connectedByUrl({
    hoursAgo: 25,
  });
  serve(withCertificates(selfSigned()));
  await refresh();
  expect(await bring(await respond(provider.keys))).toMatchObject({ reason: "wrongSignature" });
});

test("a look a day is shared among all instances", async () => {
  const { asked, refresh } = await connectedByUrl({ hoursAgo: 25 });
  expect(await Promise.all([refresh(), refresh(), refresh()])).toEqual([false, false, false]);
  expect(asked()).toBe(1);
  await refresh();
  expect(asked()).toBe(1);
});

test("a signature by an unknown certificate has the metadata read at once, and then no more for minutes", async () => {
  const { serve, withCertificates, respond, bring, asked } = await connectedByUrl({ hoursAgo: 1 });
  const next = selfSigned();
  serve(withCertificates(next));
  expect(await bring(await respond(next))).toMatchObject({ kind: "signedIn" });
  expect(asked()).toBe(1);
  for (let i = 0; i < 3; i++) {
    const forged = await bring(await respond(selfSigned()));
    expect(forged).toEqual({ kind: "refused", reason: "wrongSignature" });
  }
  expect(asked()).toBe(1);
});

test.each<
  [
    what: string,
    break_: (workspace: Awaited<ReturnType<typeof connectedByUrl>>) => void,
    says: string,
  ]
>([
  ["can't be had", ({ fail }) => fail(503), "503"],
  ["leads elsewhere", ({ fail }) => fail(302), "redirects"],
  ["isn't metadata", ({ serve }) => serve("<html></html>"), "IDPSSODescriptor"],
  ["is larger than metadata", ({ serve }) => serve("x".repeat(200_000)), "too large"],
  [
    "has become another provider's",
    ({ serve }) => serve(newIdentityProvider().metadata),
    "another identity provider",
  ],
  ["has no certificate", ({ serve, withCertificates }) => serve(withCertificates()), "certificate"],
])("metadata that %s changes nothing, and admins see it", async (_, breakIt, says) => {
  const workspace = await connectedByUrl({ hoursAgo: 25 });
  const { person, provider, refresh, respond, bring } = workspace;
  breakIt(workspace);
  const before = await workspace.mark();
  expect(await refresh()).toBe(false);
  const connection = await getSsoConnection(person);
  expect(connection?.metadata?.problem).toContain(says);
  expect(await bring(await respond(provider.keys))).toMatchObject({ kind: "signedIn" });
  expect(await workspace.events(before)).toMatchObject([{ action: "user.signed_in" }]);
});

test("a problem is forgotten once the metadata can be read again", async () => {
  const { person, fail, serve, provider, refresh, slug } = await connectedByUrl({ hoursAgo: 25 });
  fail(500);
  await refresh();
  serve(provider.metadata);
  await pool().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    await sql`update sso_connections set metadata_checked_at = now() - interval '25 hours'`;
  });
  expect(await refresh()).toBe(false);
  expect((await getSsoConnection(person))?.metadata?.problem).toBeNull();
});

test("a URL that leads into a private network by now isn't followed", async () => {
  const { person, visitor, asked } = await connectedByUrl({ hoursAgo: 25 });
  expect(await refreshMetadata(anew(visitor))).toBe(false); // with the limits of every day
  expect(asked()).toBe(0);
  expect((await getSsoConnection(person))?.metadata?.problem).toContain("private network");
});

test("metadata that was pasted is never looked for", async () => {
  const { person, provider, asked, refresh } = await connectedByUrl({ hoursAgo: 25 });
  await connectByMetadata(person, provider);
  expect(await refresh()).toBe(false);
  expect(asked()).toBe(0);
  expect((await getSsoConnection(person))?.metadata).toBeNull();
});
