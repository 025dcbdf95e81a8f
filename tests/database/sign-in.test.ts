import { expect, test } from "vitest";
import type { Ctx } from "@/lib/directory/ctx";
import {
  createSetPasswordLink,
  isUsableLink,
  redeemSetPasswordLink,
} from "@/lib/directory/set-password";
import { signIn, signOut } from "@/lib/directory/sign-in";
import { addUser, setUserActive } from "@/lib/directory/users/edit-user";
import { viewer } from "@/lib/directory/viewer";
import { asOwner } from "@/tests/support/as-owner";
import { holdAccount } from "@/tests/support/held-account";
import { personDocument, postUser } from "@/tests/support/provisioning";
import { newWorkspace, type Workspace } from "@/tests/support/workspace";

const password = "correct horse battery staple";
const refused = { code: "unauthenticated" };

const visitor = ({ operator }: Pick<Workspace, "operator">, ip = "203.0.113.1"): Ctx => ({
  ...operator,
  credential: { kind: "visitor" },
  request: { ...operator.request, ip },
});

/** A member with a password. */
async function withAnn() {
  const workspace = await newWorkspace();
  const id = await workspace.member("ann");
  const { secret } = await createSetPasswordLink(workspace.person, { id });
  await redeemSetPasswordLink(visitor(workspace), { secret, password });
  return { ...workspace, id, email: `ann@${workspace.slug}.example` };
}

const session = ({ operator }: Pick<Workspace, "operator">, { id }: { id: string }): Ctx => ({
  ...operator,
  credential: { kind: "session", id },
});

test("email, in any case, and password start a session", async () => {
  const { email, id, ...workspace } = await withAnn();
  const input = { email: ` ${email.toUpperCase()} `, password };
  const started = await signIn(visitor(workspace), input);
  expect((await viewer(session(workspace, started))).user).toMatchObject({ id, role: "member" });
});

test("a character that no text has is a refusal, not a fault of ours", async () => {
  const workspace = await withAnn();
  const input = { email: "ann\0@example.com", password };
  await expect(signIn(visitor(workspace), input)).rejects.toMatchObject({ code: "invalid" });
  const added = {
    email: "bob@example.com",
    givenName: "B\0b",
    familyName: "Lee",
    role: "member",
  } as const;
  await expect(addUser(workspace.person, added)).rejects.toMatchObject({ code: "invalid" });
});

test("a wrong password, an unknown email and somebody without a password are refused alike", async () => {
  const { email, scim, ...workspace } = await withAnn();
  await postUser(scim, personDocument("bob@example.com", { password }));
  const tries = [
    { email, password: "wrong" },
    { email: "nobody@example.com", password },
    { email: "bob@example.com", password },
  ];
  const messages = new Set<string>();
  for (const input of tries) {
    const call = signIn(visitor(workspace), input);
    await expect(call).rejects.toMatchObject(refused);
    await call.catch((error: Error) => messages.add(error.message));
  }
  expect(messages.size).toBe(1);
});

test("a refusal writes where there is nobody, too, and so takes as long", async () => {
  const { email, slug, ...workspace } = await withAnn();
  const writes = async (input: { email: string; password: string }, ip: string) => {
    await expect(signIn(visitor(workspace, ip), input)).rejects.toMatchObject(refused);
    const wrote = "select xmin from sign_in_failures union select xmin from activity_events";
    return (await asOwner(slug, (sql) => sql.unsafe(wrote))).length;
  };
  const known = await writes({ email, password: "wrong" }, "203.0.113.2");
  const more = await writes({ email: "nobody@example.com", password }, "203.0.113.3");
  expect(more - known).toBe(2);
});

test("somebody who is deactivated can't sign in", async () => {
  const { email, id, person, ...workspace } = await withAnn();
  await setUserActive(person, { id, active: false });
  await expect(signIn(visitor(workspace), { email, password })).rejects.toMatchObject(refused);
});

test("somebody who is deactivated while signing in has no session, not even once reactivated", async () => {
  const { email, id, person, ...workspace } = await withAnn();
  for (let round = 0; round < 5; round++) {
    const [started] = await Promise.allSettled([
      signIn(visitor(workspace), { email, password }),
      setUserActive(person, { id, active: false }),
    ]);
    await setUserActive(person, { id, active: true });
    if (started.status === "rejected") expect(started.reason).toMatchObject(refused);
    else await expect(viewer(session(workspace, started.value))).rejects.toMatchObject(refused);
  }
});

test("too many failures from one address are refused there, and lock nobody out elsewhere", async () => {
  const { email, ...workspace } = await withAnn();
  for (let n = 0; n < 8; n++) {
    const failing = signIn(visitor(workspace), { email, password: "wrong" });
    await expect(failing).rejects.toMatchObject(refused);
  }
  const limited = signIn(visitor(workspace), { email, password });
  await expect(limited).rejects.toMatchObject({
    code: "rateLimited",
    retryAfter: expect.any(Number),
  });
  await signIn(visitor(workspace, "198.51.100.7"), { email, password });
});

test("the addresses of one IPv6 network count as one", async () => {
  const { email, ...workspace } = await withAnn();
  for (let n = 0; n < 8; n++) {
    const failing = signIn(visitor(workspace, `2001:db8:1:2::${n}`), { email, password: "wrong" });
    await expect(failing).rejects.toMatchObject(refused);
  }
  const limited = signIn(visitor(workspace, "2001:db8:1:2:ffff::1"), { email, password });
  await expect(limited).rejects.toMatchObject({ code: "rateLimited" });
  await signIn(visitor(workspace, "2001:db8:1:3::1"), { email, password });
});

test("attempts at the same time are no more than one after the other", async () => {
  const { email, ...workspace } = await withAnn();
  const attempts = Array.from({ length: 20 }, () =>
    signIn(visitor(workspace), { email, password: "wrong" }),
  );
  const codes = (await Promise.allSettled(attempts)).map((one) =>
    one.status === "rejected" ? one.reason.code : one.status,
  );
  expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(8);
  expect(codes.filter((code) => code === "rateLimited")).toHaveLength(12);
});

test("failures are forgotten once their window is over, whatever was entered", async () => {
  const { slug, ...workspace } = await withAnn();
  const failing = async (email: string) =>
    expect(signIn(visitor(workspace), { email, password })).rejects.toMatchObject(refused);
  for (const email of ["x@example.com", "y@example.com", "z@example.com"]) await failing(email);
  const bound = "nullif(current_setting('app.tenant_id'), '')::uuid";
  const ours = `sign_in_failures where tenant_id = ${bound}`;
  expect(await asOwner(slug, (sql) => sql.unsafe(`select from ${ours}`))).toHaveLength(4);
  const over = "update sign_in_failures set window_ends_at = now() - interval '1 second'";
  await asOwner(slug, (sql) => sql.unsafe(`${over} where tenant_id = ${bound}`));
  await failing("w@example.com");
  expect(await asOwner(slug, (sql) => sql.unsafe(`select from ${ours}`))).toHaveLength(2);
});

test("who signs in again and again isn't refused for it", async () => {
  const { email, ...workspace } = await withAnn();
  for (let n = 0; n < 10; n++) await signIn(visitor(workspace), { email, password });
});

test("a success forgets the failures of the account at that address", async () => {
  const { email, ...workspace } = await withAnn();
  for (let round = 0; round < 2; round++) {
    for (let n = 0; n < 7; n++) {
      await signIn(visitor(workspace), { email, password: "wrong" }).catch(() => {});
    }
    await signIn(visitor(workspace), { email, password });
  }
});

test("signing out ends that session, and no other", async () => {
  const { email, ...workspace } = await withAnn();
  const [first, second] = [
    session(workspace, await signIn(visitor(workspace), { email, password })),
    session(workspace, await signIn(visitor(workspace), { email, password })),
  ];
  await signOut(first);
  await expect(viewer(first)).rejects.toMatchObject(refused);
  expect((await viewer(second)).user.email).toBe(email);
});

test("a session of one workspace is nothing in another", async () => {
  const [own, other] = [await newWorkspace(), await newWorkspace()];
  const elsewhere = { ...own.person, workspace: other.slug };
  await expect(viewer(elsewhere)).rejects.toMatchObject(refused);
});

test("a session that is over is nothing", async () => {
  const { person, operator } = await newWorkspace();
  await asOwner(
    operator.workspace,
    (sql) => sql`update sessions set expires_at = now() - interval '1 second'`,
  );
  await expect(viewer(person)).rejects.toMatchObject(refused);
});

test("a set-password link works once", async () => {
  const { id, person, ...workspace } = await withAnn();
  const { secret } = await createSetPasswordLink(person, { id });
  expect(await isUsableLink(visitor(workspace), { secret })).toBe(true);
  await redeemSetPasswordLink(visitor(workspace), { secret, password });
  expect(await isUsableLink(visitor(workspace), { secret })).toBe(false);
  const again = redeemSetPasswordLink(visitor(workspace), { secret, password });
  await expect(again).rejects.toMatchObject({ code: "forbidden" });
});

test("of parallel uses of a link, one sets the password", async () => {
  const { id, person, ...workspace } = await withAnn();
  const { secret } = await createSetPasswordLink(person, { id });
  const uses = await Promise.allSettled(
    [1, 2, 3].map(() => redeemSetPasswordLink(visitor(workspace), { secret, password })),
  );
  expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("whoever uses a link waits for the account before the link is touched, as whoever makes another one does", async () => {
  const { id, person, ...workspace } = await withAnn();
  const { secret } = await createSetPasswordLink(person, { id });
  const ann = await holdAccount(workspace.slug, id);
  const used = redeemSetPasswordLink(visitor(workspace), { secret, password });
  await ann.isWaitedForBy(1);
  const free = await asOwner(
    workspace.slug,
    (sql) => sql`
      select from set_password_links where user_id = ${id} and used_at is null for update skip locked`,
  );
  await ann.release();
  await used;
  expect(free).toHaveLength(1);
});

test("a link that is over doesn't work", async () => {
  const { id, person, ...workspace } = await withAnn();
  const { secret } = await createSetPasswordLink(person, { id });
  await asOwner(
    workspace.slug,
    (sql) => sql`update set_password_links set expires_at = now() - interval '1 second'`,
  );
  expect(await isUsableLink(visitor(workspace), { secret })).toBe(false);
  const used = redeemSetPasswordLink(visitor(workspace), { secret, password });
  await expect(used).rejects.toMatchObject({ code: "forbidden" });
});

test("a newer link voids the one before", async () => {
  const { id, person, ...workspace } = await withAnn();
  const { secret: old } = await createSetPasswordLink(person, { id });
  const { secret } = await createSetPasswordLink(person, { id });
  expect(await isUsableLink(visitor(workspace), { secret: old })).toBe(false);
  expect(await isUsableLink(visitor(workspace), { secret })).toBe(true);
});

test("a link is of one workspace, and of somebody active", async () => {
  const { id, person, ...workspace } = await withAnn();
  const { secret } = await createSetPasswordLink(person, { id });
  expect(await isUsableLink(visitor(await newWorkspace()), { secret })).toBe(false);
  await setUserActive(person, { id, active: false });
  const used = redeemSetPasswordLink(visitor(workspace), { secret, password });
  await expect(used).rejects.toMatchObject({ code: "forbidden" });
  await expect(createSetPasswordLink(person, { id })).rejects.toMatchObject({ code: "invalid" });
});

test("setting a password ends the person's other sessions", async () => {
  const { id, email, person, ...workspace } = await withAnn();
  const before = session(workspace, await signIn(visitor(workspace), { email, password }));
  const { secret } = await createSetPasswordLink(person, { id });
  const started = await redeemSetPasswordLink(visitor(workspace), { secret, password });
  await expect(viewer(before)).rejects.toMatchObject(refused);
  expect((await viewer(session(workspace, started))).user.id).toBe(id);
});

test("whoever is signing in with the password before has no session once another one is set", async () => {
  const { id, email, person, ...workspace } = await withAnn();
  const { secret } = await createSetPasswordLink(person, { id });
  const ann = await holdAccount(workspace.slug, id);
  const other = "battery staple correct horse";
  const set = redeemSetPasswordLink(visitor(workspace), { secret, password: other });
  await ann.isWaitedForBy(1);
  const late = expect(signIn(visitor(workspace), { email, password })).rejects.toMatchObject(
    refused,
  );
  await ann.isWaitedForBy(2);
  await ann.release();
  await Promise.all([set, late]);
});

test("a short password is refused, and the link can still be used", async () => {
  const { id, person, ...workspace } = await withAnn();
  const { secret } = await createSetPasswordLink(person, { id });
  const short = redeemSetPasswordLink(visitor(workspace), { secret, password: "eleven char" });
  await expect(short).rejects.toMatchObject({ code: "invalid", field: "password" });
  expect(await isUsableLink(visitor(workspace), { secret })).toBe(true);
});
