import { expect, test, vi } from "vitest";
import type { Ctx } from "@/lib/directory/ctx";
import { digestOf } from "@/lib/directory/token-secret";
import { createToken, listTokens, revokeToken } from "@/lib/directory/tokens";
import { changePlan } from "@/lib/directory/workspaces";
import { read } from "@/lib/directory/write";
import { changeMembers, personDocument, postGroup, postUser } from "@/tests/support/provisioning";
import { anew, newWorkspace, signedIn } from "@/tests/support/workspace";

const connect = (ctx: Ctx) =>
  read(ctx, "scim:connect", async (_, admitted) => (await admitted).actor);
const withSecret = (ctx: Ctx, secret: string): Ctx => ({
  ...anew(ctx),
  credential: { kind: "token", digest: digestOf(secret) },
});

test("a token that was made works at once, and the list shows it without its secret", async () => {
  const { person, operator } = await newWorkspace();
  const { token, secret } = await createToken(person, { name: "  Entra Dev sandbox " });
  expect(await connect(withSecret(operator, secret))).toMatchObject({
    type: "token",
    id: token.id,
  });
  const tokens = await listTokens(person);
  expect(tokens[0]).toMatchObject({ id: token.id, name: "Entra Dev sandbox", status: "active" });
  expect(JSON.stringify(tokens)).not.toContain(secret);
});

test.each(["", "   ", "x".repeat(101)])("a token can't be named %j", async (name) => {
  const { person } = await newWorkspace();
  await expect(createToken(person, { name })).rejects.toMatchObject({
    code: "invalid",
    field: "name",
  });
});

test("a revoked token is refused from the next call on, and stays in the list", async () => {
  const { person, scim, tokenId } = await newWorkspace();
  await connect(scim);
  await revokeToken(person, { id: tokenId });
  await expect(connect(scim)).rejects.toMatchObject({
    code: "unauthenticated",
    detail: expect.stringContaining("revoked"),
  });
  await expect(postUser(scim, personDocument("ann@example.com"))).rejects.toMatchObject({
    code: "unauthenticated",
  });
  const [token] = await listTokens(person);
  expect(token).toMatchObject({ id: tokenId, status: "revoked", revokedAt: expect.any(Date) });
});

test("revoking twice changes nothing the second time", async () => {
  const { person, tokenId, mark, events } = await newWorkspace();
  await revokeToken(person, { id: tokenId });
  const [first, before] = [await listTokens(person), await mark()];
  await revokeToken(person, { id: tokenId });
  expect(await listTokens(person)).toEqual(first);
  expect(await events(before)).toEqual([]);
});

test("a token that takes over from another leaves it active until it is revoked", async () => {
  const { person, scim, tokenId } = await newWorkspace();
  const { token } = await createToken(person, { name: "Okta, next year", replaces: tokenId });
  expect(token.replaces).toBe(tokenId);
  await connect(scim);
  await revokeToken(person, { id: tokenId });
  const again = createToken(person, { name: "Okta, at last", replaces: tokenId });
  await expect(again).rejects.toMatchObject({ code: "invalid", field: "replaces" });
});

test("people that a revoked token provisioned stay as they are", async () => {
  const { person, scim, operator, tokenId } = await newWorkspace();
  const { id } = await postUser(scim, personDocument("ann@example.com"));
  await revokeToken(person, { id: tokenId });
  expect(await postGroup(operator, "Staff", [id])).toMatchObject({ version: 1 });
});

test("a token of another workspace is unknown, and so is any other text", async () => {
  const [own, other] = [await newWorkspace(), await newWorkspace()];
  for (const secret of [other.token, "", `${own.token} `, own.token.toUpperCase()]) {
    const refused = connect(withSecret(own.operator, secret));
    await expect(refused).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(refused).rejects.toThrow("no such SCIM token");
  }
});

test("on Free a token is refused with the plans that have SCIM, and works again after the upgrade", async () => {
  const { operator, scim, person } = await newWorkspace();
  await changePlan(operator, { plan: "free" });
  await expect(connect(scim)).rejects.toMatchObject({ code: "planRequired" });
  await expect(connect(scim)).rejects.toThrow("Standard and Premium");
  await expect(listTokens(person)).rejects.toMatchObject({ code: "planRequired" });
  await changePlan(operator, { plan: "standard" });
  expect(await connect(scim)).toMatchObject({ type: "token" });
});

test("an unknown token on Free is unauthenticated, not told of plans", async () => {
  const { operator } = await newWorkspace({ plan: "free" });
  const refused = connect(withSecret(operator, "unknown"));
  await expect(refused).rejects.toMatchObject({ code: "unauthenticated" });
});

test("the first use is noted at once with the client, and later ones at most once a minute", async () => {
  const { person, scim } = await newWorkspace();
  const lastUse = async () => {
    const [token] = await listTokens(person);
    return { at: token?.lastUsedAt?.getTime(), by: token?.lastUsedBy };
  };
  expect(await lastUse()).toEqual({ at: undefined, by: null });
  const using = (userAgent: string): Ctx => ({ ...scim, request: { ...scim.request, userAgent } });
  await connect(using("Okta SCIM Client 1.0.0"));
  const first = await lastUse();
  expect(first.by).toBe("Okta SCIM Client 1.0.0");
  expect(Date.now() - (first.at ?? 0)).toBeLessThan(10_000);
  await connect(using("another"));
  expect(await lastUse()).toEqual(first);

  vi.useFakeTimers({ toFake: ["Date"], now: (first.at ?? 0) + 61_000 });
  try {
    await connect(using("later"));
    await vi.waitFor(async () => expect((await lastUse()).by).toBe("later"));
  } finally {
    vi.useRealTimers();
  }
});

test("a refused call notes no use", async () => {
  const { operator, scim, person } = await newWorkspace();
  await changePlan(operator, { plan: "free" });
  await expect(connect(scim)).rejects.toMatchObject({ code: "planRequired" });
  await changePlan(operator, { plan: "premium" });
  expect((await listTokens(person))[0]?.lastUsedAt).toBeNull();
});

test("a token may provision, and nothing else", async () => {
  const { scim, operator } = await newWorkspace();
  const forbidden = { code: "forbidden" };
  await expect(listTokens(scim)).rejects.toMatchObject(forbidden);
  await expect(createToken(scim, { name: "x" })).rejects.toMatchObject(forbidden);
  await expect(changePlan(scim, { plan: "premium" })).rejects.toMatchObject(forbidden);
  const { id } = await postGroup(scim, "Staff");
  expect(await changeMembers(operator, id, "add", [])).toMatchObject({ id });
});

test("a member can neither see, make nor revoke tokens", async () => {
  const { operator, member, tokenId } = await newWorkspace();
  const ann = await signedIn(operator, await member("ann"));
  const forbidden = { code: "forbidden" };
  await expect(listTokens(ann)).rejects.toMatchObject(forbidden);
  await expect(createToken(ann, { name: "x" })).rejects.toMatchObject(forbidden);
  await expect(revokeToken(ann, { id: tokenId })).rejects.toMatchObject(forbidden);
});
