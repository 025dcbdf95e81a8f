import { expect, test } from "vitest";
import { getPerson } from "@/lib/directory/people";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, idsOf } from "./answers";
import { createGroup, createUser, filtered, membersFrom, patchBody, userBody } from "./messages";

test("[115] 204 without a body, and 404 for everything afterwards", async () => {
  const { scim } = await newHttpTenant();
  for (const { id, path } of [
    { path: "/Users", ...(await createUser(scim)) },
    { path: "/Groups", ...(await createGroup(scim)) },
  ]) {
    const at = `${path}/${id}`;
    expect(await scim.delete(at)).toMatchObject({ status: 204, text: "" });
    const body = userBody({ displayName: "x" });
    for (const answer of [
      await scim.get(at),
      await scim.put(at, body),
      await scim.patch(at, patchBody()),
      await scim.delete(at),
    ]) {
      expectError(answer, { status: 404 });
    }
  }
});

test("[116] gone from every list, filter and group", async () => {
  const { scim } = await newHttpTenant();
  const [user, kept] = [await createUser(scim, { externalId: "x1" }), await createUser(scim)];
  const group = await createGroup(scim, { members: membersFrom(user, kept) });
  await scim.delete(`/Users/${user.id}`);
  for (const filter of [
    `userName eq "${user.userName}"`,
    'externalId eq "x1"',
    `id eq "${user.id}"`,
  ]) {
    expect(idsOf(await scim.get(`/Users${filtered(filter)}`)), filter).toEqual([]);
    expect(idsOf(await scim.get(`/${filtered(filter)}`)), filter).toEqual([]);
  }
  expect(idsOf(await scim.get("/Users"))).not.toContain(user.id);
  expect((await scim.get(`/Groups/${group.id}`)).body.members).toMatchObject([{ value: kept.id }]);
  const holding = filtered(`members.value eq "${user.id}"`);
  expect(idsOf(await scim.get(`/Groups${holding}`))).toEqual([]);
});

test("[116] a nested group that is deleted is out of its parent", async () => {
  const { scim } = await newHttpTenant();
  const inner = await createGroup(scim);
  const outer = await createGroup(scim, { members: membersFrom(inner) });
  await scim.delete(`/Groups/${inner.id}`);
  expect((await scim.get(`/Groups/${outer.id}`)).body).not.toHaveProperty("members");
});

test("[117] the same userName and externalId can be created again", async () => {
  const { scim } = await newHttpTenant();
  const body = userBody({ externalId: "x1" });
  for (let i = 0; i < 3; i++) {
    const { status, body: made } = await scim.post("/Users", body);
    expect(status).toBe(201);
    expect(made).toMatchObject({ ...body, active: true });
    await scim.delete(`/Users/${made.id}`);
  }
  const { displayName, id } = await createGroup(scim);
  await scim.delete(`/Groups/${id}`);
  expect((await createGroup(scim, { displayName: String(displayName) })).id).not.toBe(id);
});

test("[118] Accedo still knows a person whom SCIM deleted, as deactivated", async () => {
  const tenant = await newHttpTenant();
  const { id } = await createUser(tenant.scim);
  await tenant.scim.delete(`/Users/${id}`);
  expect(await getPerson(tenant.operator, { id })).toMatchObject({ status: "deactivated" });
});

test("the last active admin can't be deleted", async () => {
  const tenant = await newHttpTenant();
  const [admin] = idsOf(await tenant.scim.get(`/Users${filtered('roles.value eq "admin"')}`));
  expectError(await tenant.scim.delete(`/Users/${admin}`), {
    status: 403,
    detail: /last active admin/,
  });
  const off = patchBody({ op: "replace", path: "active", value: "False" });
  expectError(await tenant.scim.patch(`/Users/${admin}`, off), { status: 403 });
});
