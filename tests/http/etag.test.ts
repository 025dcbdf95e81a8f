import { describe, expect, test } from "vitest";
import type { Received } from "@/tests/support/http";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, expectRefusal } from "./answers";
import {
  createGroup,
  createUser,
  groupBody,
  membersFrom,
  patchBody,
  replacing,
  userBody,
} from "./messages";

test("[119] ETag is weak, equals meta.version, and moves with each real change alone", async () => {
  const { scim } = await newHttpTenant();
  const { id, meta, userName } = await createUser(scim);
  const path = `/Users/${id}`;
  expect(meta.version).toMatch(/^W\/"[^"]+"$/);
  const tags = [meta.version];
  const note = async (change: Promise<unknown>) => {
    await change;
    const { headers, body } = await scim.get(path);
    expect(headers.etag).toBe((body.meta as typeof meta).version);
    tags.push(headers.etag ?? "");
  };
  await note(scim.patch(path, replacing("title", "a")));
  await note(scim.patch(path, replacing("title", "a")));
  await note(scim.put(path, userBody({ userName: String(userName), title: "a" })));
  await note(scim.put(path, userBody({ userName: String(userName) })));
  expect(tags[1]).not.toBe(tags[0]);
  expect(tags[2]).toBe(tags[1]);
  expect(tags[3]).toBe(tags[1]);
  expect(tags[4]).not.toBe(tags[1]);
});

test("[119] a group's version moves with its members", async () => {
  const { scim } = await newHttpTenant();
  const user = await createUser(scim);
  const { id, meta } = await createGroup(scim);
  const add = patchBody({ op: "add", path: "members", value: membersFrom(user) });
  const first = (await scim.patch(`/Groups/${id}`, add)).headers.etag;
  expect(first).not.toBe(meta.version);
  expect((await scim.patch(`/Groups/${id}`, add)).headers.etag).toBe(first);
  await scim.delete(`/Users/${user.id}`);
  expect((await scim.get(`/Groups/${id}`)).headers.etag).not.toBe(first);
});

test("[119] [120] the tag of a user, not the version in it, moves with the groups shown", async () => {
  const { scim } = await newHttpTenant();
  const group = await createGroup(scim);
  const { id, meta } = await createUser(scim, { groups: [{ value: group.id }] });
  const path = `/Users/${id}`;
  const ifMatch = (tag: string) => ({ headers: { "If-Match": tag } });
  const ifNoneMatch = (tag: string) => ({ headers: { "If-None-Match": tag } });
  expect(await scim.get(path, ifNoneMatch(meta.version))).toMatchObject({ status: 304 });

  await scim.patch(`/Groups/${group.id}`, replacing("displayName", "renamed"));
  const renamed = await scim.get(path, ifNoneMatch(meta.version));
  expect(renamed).toMatchObject({ status: 200, body: { groups: [{ display: "renamed" }] } });
  const { etag = "" } = renamed.headers;
  expect(renamed.body).toMatchObject({ meta: { version: etag } });
  expect(await scim.get(path, ifNoneMatch(etag))).toMatchObject({ status: 304 });
  const filter = `id eq "${id}" and meta.version eq ${JSON.stringify(etag)}`;
  const { body } = await scim.get(`/Users?${new URLSearchParams({ filter })}`);
  expect(body).toMatchObject({ Resources: [{ id, meta: { version: etag } }] });

  const patched = await scim.patch(path, replacing("title", "a"), ifMatch(meta.version));
  expect(patched).toMatchObject({ status: 200, body: { meta: { version: patched.headers.etag } } });
  expect((await scim.get(path)).headers.etag).toBe(patched.headers.etag);
  expect(await scim.patch(path, replacing("title", "b"), ifMatch(etag))).toMatchObject({
    status: 412,
  });

  await scim.patch(`/Groups/${group.id}`, patchBody({ op: "replace", path: "members", value: [] }));
  const left = await scim.get(path, ifNoneMatch(patched.headers.etag ?? ""));
  expect(left).toMatchObject({ status: 200, headers: { etag: 'W/"2"' } });
});

test("[126] the version of a bulk operation may name groups that have changed since", async () => {
  const { scim } = await newHttpTenant();
  const group = await createGroup(scim);
  const { id, meta } = await createUser(scim, { groups: [{ value: group.id }] });
  await scim.delete(`/Groups/${group.id}`);
  const operation = { method: "PATCH", path: `/Users/${id}`, data: replacing("title", "a") };
  const { body } = await scim.post("/Bulk", {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
    Operations: [
      { ...operation, version: meta.version },
      { ...operation, version: 'W/"99"' },
    ],
  });
  expect(body).toMatchObject({ Operations: [{ status: "200" }, { status: "412" }] });
});

test("If-Match that names another version is 412 for GET, too (RFC 9110 s13.1.1)", async () => {
  const { scim } = await newHttpTenant();
  const { id, meta } = await createUser(scim);
  const read = (tag: string) => scim.get(`/Users/${id}`, { headers: { "If-Match": tag } });
  expectError(await read('W/"99"'), { status: 412, detail: meta.version });
  for (const tag of [meta.version, `W/"99", ${meta.version}`, "*"]) {
    expect(await read(tag)).toMatchObject({ status: 200, body: { id } });
  }
});

test("[120] If-None-Match that names the version, in a list or as *, is 304", async () => {
  const { scim } = await newHttpTenant();
  const { id, meta } = await createUser(scim);
  const read = (tag: string) => scim.get(`/Users/${id}`, { headers: { "If-None-Match": tag } });
  for (const tag of [meta.version, `W/"x", ${meta.version}`, "*", meta.version.slice(2)]) {
    expect(await read(tag), tag).toMatchObject({
      status: 304,
      text: "",
      headers: { etag: meta.version },
    });
  }
  expect(await read('W/"other"')).toMatchObject({ status: 200 });
});

describe("[121] If-Match of another version is 412, and nothing changes", () => {
  test("PUT, PATCH and DELETE, users and groups", async () => {
    const tenant = await newHttpTenant();
    const { scim } = tenant;
    const headers = { "If-Match": 'W/"99"' };
    for (const [path, body] of [
      [`/Users/${(await createUser(scim)).id}`, userBody()],
      [`/Groups/${(await createGroup(scim)).id}`, groupBody()],
    ] as const) {
      const stale = { status: 412, detail: /Read it again/ };
      await expectRefusal(tenant, () => scim.put(path, body, { headers }), stale);
      await expectRefusal(
        tenant,
        () => scim.patch(path, replacing("displayName", "x"), { headers }),
        stale,
      );
      await expectRefusal(tenant, () => scim.delete(path, { headers }), stale);
    }
  });

  test("the right one, a list with it, and * go through", async () => {
    const { scim } = await newHttpTenant();
    const { id, meta } = await createUser(scim);
    const write = async (tag: string, title: string) =>
      (
        await scim.patch(`/Users/${id}`, replacing("title", title), {
          headers: { "If-Match": tag },
        })
      ).headers.etag ?? "";
    const second = await write(meta.version, "a");
    const third = await write(`W/"77", ${second}`, "b");
    expect(await write("*", "c")).not.toBe(third);
  });

  test("of twenty parallel PATCHes of a user's version one wins", async () => {
    const { scim } = await newHttpTenant();
    const { id, meta } = await createUser(scim);
    const headers = { "If-Match": meta.version };
    const answers = await twenty((i) =>
      scim.patch(`/Users/${id}`, replacing("title", `t${i}`), { headers }),
    );
    expect(answers).toEqual([200, ...Array(19).fill(412)]);
  });

  test("of twenty parallel PUTs of a user's version one wins", async () => {
    const { scim } = await newHttpTenant();
    const { id, meta } = await createUser(scim);
    const headers = { "If-Match": meta.version };
    const answers = await twenty(() => scim.put(`/Users/${id}`, userBody(), { headers }));
    expect(answers).toEqual([200, ...Array(19).fill(412)]);
  });

  test("of twenty parallel renamings of a group's version one wins", async () => {
    const { scim } = await newHttpTenant();
    const { id, meta } = await createGroup(scim);
    const headers = { "If-Match": meta.version };
    const answers = await twenty((i) =>
      scim.patch(`/Groups/${id}`, replacing("displayName", `n${i}`), { headers }),
    );
    expect(answers).toEqual([204, ...Array(19).fill(412)]);
  });

  test("of twenty parallel additions to a group's version one wins", async () => {
    const { scim } = await newHttpTenant();
    const { id, meta } = await createGroup(scim);
    const headers = { "If-Match": meta.version };
    const answers = await twenty(async () => {
      const value = membersFrom(await createUser(scim));
      return scim.patch(`/Groups/${id}`, patchBody({ op: "add", path: "members", value }), {
        headers,
      });
    });
    expect(answers).toEqual([204, ...Array(19).fill(412)]);
    expect((await scim.get(`/Groups/${id}`)).body.members).toHaveLength(1);
  });
});

/** The statuses of twenty requests sent at once, in order. */
async function twenty(send: (index: number) => Promise<Received>): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => send(index)));
  return answers.map(({ status }) => status).sort();
}
