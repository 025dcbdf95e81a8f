import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/scim/json";
import type { ScimService } from "@/lib/scim/service";
import { urn } from "@/lib/scim/urn";
import { group, user } from "./bodies";
import { base, query, Serving } from "./serving";

let at: Serving;

beforeEach(() => {
  at = new Serving();
});

const patch = (...Operations: JsonObject[]) => ({ schemas: [urn.patchOp], Operations });

describe("create", () => {
  test("[32] [48] [119] 201, the resource, Location and ETag", async () => {
    const answer = await at.scim.create("Users", user("ann", { password: "x", title: "QA" }));
    const location = `${base}/Users/user-1`;
    expect(answer).toEqual({
      status: 201,
      headers: { Location: location, ETag: 'W/"1"' },
      body: {
        schemas: [urn.user],
        id: "user-1",
        userName: "ann",
        title: "QA",
        meta: {
          resourceType: "User",
          created: "2026-01-01T00:00:00Z",
          lastModified: "2026-01-01T00:00:00Z",
          location,
          version: 'W/"1"',
        },
      },
    });
  });

  test("[54] attributes and excludedAttributes count", async () => {
    const { body } = await at.scim.create("Users", user("ann", { title: "QA" }), {
      query: query("attributes=userName"),
    });
    expect(body).toEqual({ schemas: [urn.user], id: "user-1", userName: "ann" });
  });

  test("[26] the endpoint in any case", async () => {
    await expect(at.scim.create("users", user("ann"))).resolves.toMatchObject({ status: 201 });
  });

  test("[12] an endpoint that isn't there", async () => {
    await expect(at.scim.create("Things", {})).rejects.toMatchObject({
      status: 404,
      detail: expect.stringContaining("/Users, /Groups"),
    });
  });
});

describe("the credential is proved before anything is said", () => {
  test.each<[string, (s: ScimService) => Promise<unknown>]>([
    ["a bad body", (s) => s.create("Users", 7)],
    ["a bad PUT", (s) => s.replace("Users", "user-1", 7)],
    ["a bad PATCH", (s) => s.patch("Users", "user-1", 7)],
    ["a bad filter", (s) => s.list("Users", query("filter=("))],
    ["a bad filter at the root", (s) => s.listAll(query("filter=("))],
    ["a bad endpoint", (s) => s.get("Things", "1")],
    [
      "a bad projection",
      (s) => s.get("Users", "1", { query: query("attributes=a&excludedAttributes=b") }),
    ],
    ["a bad bulk", (s) => s.bulk(7)],
    ["a search without its schema", (s) => s.search("Users", {})],
    ["an unknown schema", (s) => s.schema("x")],
    ["discovery", (s) => s.serviceProviderConfig()],
    ["/Me", (s) => s.me()],
  ])("%s", async (_case, call) => {
    at.store.authorized = false;
    await expect(call(at.scim)).rejects.toMatchObject({ status: 401 });
  });
});

describe("read", () => {
  test("[56] 200 with ETag, 404 for an unknown id and for an id of another type", async () => {
    const id = await at.create("Users", user("ann"));
    await expect(at.scim.get("Users", id)).resolves.toMatchObject({
      status: 200,
      headers: { ETag: 'W/"1"' },
    });
    await expect(at.scim.get("Users", "user-9")).rejects.toMatchObject({ status: 404 });
    await expect(at.scim.get("Groups", id)).rejects.toMatchObject({ status: 404 });
  });

  test("what only lists read in a query does no harm", async () => {
    const id = await at.create("Users", user("ann"));
    const context = { query: query("count=x&sortOrder=up&aadOptscim062020&filter=(") };
    await expect(at.scim.get("Users", id, context)).resolves.toMatchObject({ status: 200 });
  });

  test.each([['W/"1"'], ['"1"'], ["*"], ['W/"7", W/"1"'], ["1"]])(
    "[120] 304 for If-None-Match %s",
    async (ifNoneMatch) => {
      const id = await at.create("Users", user("ann"));
      const answer = await at.scim.get("Users", id, { ifNoneMatch });
      expect(answer).toEqual({
        status: 304,
        headers: { ETag: 'W/"1"', Location: `${base}/Users/${id}` },
      });
    },
  );

  test("[120] 200 for another version", async () => {
    const id = await at.create("Users", user("ann"));
    await expect(at.scim.get("Users", id, { ifNoneMatch: 'W/"2"' })).resolves.toMatchObject({
      status: 200,
    });
  });

  test("[42] members with type and $ref, [41] groups with $ref", async () => {
    const ann = await at.create("Users", user("ann"));
    const crew = await at.create("Groups", group("Crew", ann));
    const all = await at.create("Groups", group("All", crew));
    expect((await at.scim.get("Groups", all)).body?.members).toEqual([
      { value: crew, $ref: `${base}/Groups/${crew}`, type: "Group" },
    ]);
    expect((await at.scim.get("Groups", crew)).body?.members).toEqual([
      { value: ann, $ref: `${base}/Users/${ann}`, type: "User" },
    ]);
    expect((await at.scim.get("Users", ann)).body?.groups).toEqual([
      { value: crew, $ref: `${base}/Groups/${crew}`, type: "direct" },
    ]);
  });

  test("[85] excludedAttributes=members decides what is read", async () => {
    await at.page("excludedAttributes=members", "Groups");
    await at.page("attributes=displayName", "Groups");
    await at.page("attributes=members.value", "Groups");
    expect(at.store.calls.filter((call) => call.startsWith("list"))).toEqual([
      "list Group ",
      "list Group ",
      "list Group members",
    ]);
  });
});

describe("replace", () => {
  test("[87] 200 with the resource", async () => {
    const id = await at.create("Users", user("ann"));
    const answer = await at.scim.replace("Users", id, user("ann", { title: "QA" }));
    expect(answer).toMatchObject({
      status: 200,
      headers: { ETag: 'W/"2"' },
      body: { title: "QA" },
    });
  });

  test("[88] what was read and put back changes nothing", async () => {
    const ann = await at.create(
      "Users",
      user("ann", {
        emails: [{ value: "a@x.io", type: "work" }],
        [urn.enterpriseUser]: { manager: { value: "m1" } },
      }),
    );
    const crew = await at.create("Groups", group("Crew", ann));
    for (const [endpoint, id] of [
      ["Users", ann],
      ["Groups", crew],
    ] as const) {
      const { body } = await at.scim.get(endpoint, id);
      await expect(at.scim.replace(endpoint, id, body)).resolves.toMatchObject({
        headers: { ETag: 'W/"1"' },
        body,
      });
    }
  });

  test("[86] [109] 404 for an unknown id, whatever the body", async () => {
    await expect(at.scim.replace("Users", "user-9", user("ann"))).rejects.toMatchObject({
      status: 404,
    });
    await expect(at.scim.replace("Users", "user-9", 7)).rejects.toMatchObject({ status: 404 });
    const id = await at.create("Users", user("ann"));
    await expect(at.scim.replace("Users", id, 7)).rejects.toMatchObject({ status: 400 });
  });

  test("[92] a group's members: replaced, and cleared where they are left out", async () => {
    const [ann, bob] = [
      await at.create("Users", user("ann")),
      await at.create("Users", user("bob")),
    ];
    const crew = await at.create("Groups", group("Crew", ann));
    const replaced = await at.scim.replace("Groups", crew, group("Crew", bob));
    expect(replaced.body?.members).toMatchObject([{ value: bob }]);
    const cleared = await at.scim.replace("Groups", crew, {
      schemas: [urn.group],
      displayName: "Crew",
    });
    expect(cleared.body).not.toHaveProperty("members");
  });
});

describe("patch", () => {
  test("[96] a user: 200 with the resource", async () => {
    const id = await at.create("Users", user("ann"));
    const answer = await at.scim.patch(
      "Users",
      id,
      patch({ op: "add", path: "title", value: "QA" }),
    );
    expect(answer).toMatchObject({
      status: 200,
      headers: { ETag: 'W/"2"' },
      body: { title: "QA" },
    });
  });

  test("[96] a group: 204, with the resource where attributes are asked for", async () => {
    const ann = await at.create("Users", user("ann"));
    const crew = await at.create("Groups", group("Crew"));
    const join = patch({ op: "add", path: "members", value: [{ value: ann }] });
    const location = { Location: `${base}/Groups/${crew}` };
    expect(await at.scim.patch("Groups", crew, join)).toEqual({
      status: 204,
      headers: { ...location, ETag: 'W/"2"' },
    });
    const shown = await at.scim.patch("Groups", crew, join, { query: query("attributes=members") });
    expect(shown).toMatchObject({
      status: 200,
      headers: { ETag: 'W/"2"' },
      body: { members: [{ value: ann }] },
    });
    await expect(
      at.scim.patch("Groups", crew, join, { query: query("excludedAttributes=members") }),
    ).resolves.toMatchObject({ status: 200 });
  });

  test("[109] 404 for an unknown id, whatever the body", async () => {
    await expect(at.scim.patch("Users", "user-9", patch())).rejects.toMatchObject({ status: 404 });
    await expect(at.scim.patch("Users", "user-9", {})).rejects.toMatchObject({ status: 404 });
  });
});

describe("conditions", () => {
  test.each<[string, (id: string, ifMatch: string) => Promise<unknown>]>([
    [
      "PUT",
      (id, ifMatch) => at.scim.replace("Users", id, user("ann", { title: "x" }), { ifMatch }),
    ],
    [
      "PATCH",
      (id, ifMatch) =>
        at.scim.patch("Users", id, patch({ op: "add", path: "title", value: "x" }), { ifMatch }),
    ],
    ["DELETE", (id, ifMatch) => at.scim.remove("Users", id, { ifMatch })],
  ])("[121] %s with If-Match", async (_method, call) => {
    const id = await at.create("Users", user("ann"));
    await expect(call(id, 'W/"7"')).rejects.toMatchObject({
      status: 412,
      headers: { ETag: 'W/"1"' },
    });
    await expect(call(id, "garbage")).rejects.toMatchObject({ status: 412 });
    await expect(at.scim.get("Users", id)).resolves.toMatchObject({ headers: { ETag: 'W/"1"' } });
    await expect(call(id, 'W/"3", W/"1"')).resolves.toBeDefined();
  });

  test("[121] If-Match: * wants any version, If-None-Match: * none", async () => {
    const id = await at.create("Users", user("ann"));
    await expect(at.scim.patch("Users", id, patch(), { ifMatch: "*" })).resolves.toMatchObject({
      status: 200,
    });
    await expect(at.scim.patch("Users", id, patch(), { ifNoneMatch: "*" })).rejects.toMatchObject({
      status: 412,
    });
  });
});

test("[115] DELETE: 204, and 404 from then on", async () => {
  const id = await at.create("Users", user("ann"));
  expect(await at.scim.remove("Users", id)).toEqual({ status: 204, headers: {} });
  await expect(at.scim.remove("Users", id)).rejects.toMatchObject({ status: 404 });
  await expect(at.scim.get("Users", id)).rejects.toMatchObject({ status: 404 });
});

test("[128] /Me: 501", async () => {
  await expect(at.scim.me()).rejects.toMatchObject({ status: 501 });
});
