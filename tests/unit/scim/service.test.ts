import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/scim/json";
import { scimService } from "@/lib/scim/service";
import { urn } from "@/lib/scim/urn";
import { MemoryStore } from "./memory-store";

const base = "https://acme.example.com/scim/v2";
let store: MemoryStore;
let scim: ReturnType<typeof scimService>;

beforeEach(() => {
  store = new MemoryStore();
  scim = scimService({ store, base });
});

const user = (userName: string, more: JsonObject = {}) => ({
  schemas: [urn.user],
  userName,
  ...more,
});
const group = (displayName: string, ...ids: string[]) => ({
  schemas: [urn.group],
  displayName,
  members: ids.map((value) => ({ value })),
});
const patch = (...Operations: JsonObject[]) => ({ schemas: [urn.patchOp], Operations });
const query = (text: string) => new URLSearchParams(text);

const create = async (endpoint: string, body: JsonObject): Promise<string> => {
  const { body: created } = await scim.create(endpoint, body);
  return String(created?.id);
};

const page = async (text: string, endpoint = "Users") =>
  (await scim.list(endpoint, query(text))).body;

describe("create", () => {
  test("[32] [48] [119] 201, the resource, Location and ETag", async () => {
    const answer = await scim.create("Users", user("ann", { password: "x", title: "QA" }));
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
    const { body } = await scim.create("Users", user("ann", { title: "QA" }), {
      query: query("attributes=userName"),
    });
    expect(body).toEqual({ schemas: [urn.user], id: "user-1", userName: "ann" });
  });

  test("[26] the endpoint in any case", async () => {
    await expect(scim.create("users", user("ann"))).resolves.toMatchObject({ status: 201 });
  });

  test("[12] an endpoint that isn't there", async () => {
    await expect(scim.create("Things", {})).rejects.toMatchObject({
      status: 404,
      detail: expect.stringContaining("/Users, /Groups"),
    });
  });
});

describe("the credential is proved before anything is said", () => {
  test.each<[string, (s: typeof scim) => Promise<unknown>]>([
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
    store.authorized = false;
    await expect(call(scim)).rejects.toMatchObject({ status: 401 });
  });
});

describe("read", () => {
  test("[56] 200 with ETag, 404 for an unknown id and for an id of another type", async () => {
    const id = await create("Users", user("ann"));
    await expect(scim.get("Users", id)).resolves.toMatchObject({
      status: 200,
      headers: { ETag: 'W/"1"' },
    });
    await expect(scim.get("Users", "user-9")).rejects.toMatchObject({ status: 404 });
    await expect(scim.get("Groups", id)).rejects.toMatchObject({ status: 404 });
  });

  test("what only lists read in a query does no harm", async () => {
    const id = await create("Users", user("ann"));
    const context = { query: query("count=x&sortOrder=up&aadOptscim062020&filter=(") };
    await expect(scim.get("Users", id, context)).resolves.toMatchObject({ status: 200 });
  });

  test.each([['W/"1"'], ['"1"'], ["*"], ['W/"7", W/"1"'], ["1"]])(
    "[120] 304 for If-None-Match %s",
    async (ifNoneMatch) => {
      const id = await create("Users", user("ann"));
      const answer = await scim.get("Users", id, { ifNoneMatch });
      expect(answer).toEqual({
        status: 304,
        headers: { ETag: 'W/"1"', Location: `${base}/Users/${id}` },
      });
    },
  );

  test("[120] 200 for another version", async () => {
    const id = await create("Users", user("ann"));
    await expect(scim.get("Users", id, { ifNoneMatch: 'W/"2"' })).resolves.toMatchObject({
      status: 200,
    });
  });

  test("[42] members with type and $ref, [41] groups with $ref", async () => {
    const ann = await create("Users", user("ann"));
    const crew = await create("Groups", group("Crew", ann));
    const all = await create("Groups", group("All", crew));
    expect((await scim.get("Groups", all)).body?.members).toEqual([
      { value: crew, $ref: `${base}/Groups/${crew}`, type: "Group" },
    ]);
    expect((await scim.get("Groups", crew)).body?.members).toEqual([
      { value: ann, $ref: `${base}/Users/${ann}`, type: "User" },
    ]);
    expect((await scim.get("Users", ann)).body?.groups).toEqual([
      { value: crew, $ref: `${base}/Groups/${crew}`, type: "direct" },
    ]);
  });

  test("[85] excludedAttributes=members decides what is read", async () => {
    await page("excludedAttributes=members", "Groups");
    await page("attributes=displayName", "Groups");
    await page("attributes=members.value", "Groups");
    expect(store.calls.filter((call) => call.startsWith("list"))).toEqual([
      "list Group ",
      "list Group ",
      "list Group members",
    ]);
  });
});

describe("list", () => {
  beforeEach(async () => {
    for (const [userName, title] of [
      ["cy", "b"],
      ["ann", "C"],
      ["bob", undefined],
      ["dee", "a"],
    ] as const) {
      await create("Users", user(userName, title === undefined ? {} : { title }));
    }
  });
  const names = (body: JsonObject | undefined) => {
    const resources = body?.Resources ?? [];
    return (resources as JsonObject[]).map(({ userName, displayName }) => userName ?? displayName);
  };

  test("[57] no match is 200 with nothing in it", async () => {
    await expect(scim.list("Users", query('filter=userName eq "x"'))).resolves.toEqual({
      status: 200,
      headers: {},
      body: {
        schemas: [urn.listResponse],
        totalResults: 0,
        itemsPerPage: 0,
        startIndex: 1,
        Resources: [],
      },
    });
  });

  test("[58] [77] totalResults counts all, itemsPerPage the page", async () => {
    expect(await page("startIndex=2&count=2")).toMatchObject({
      totalResults: 4,
      itemsPerPage: 2,
      startIndex: 2,
    });
    expect(await page("startIndex=99&count=2")).toMatchObject({
      totalResults: 4,
      itemsPerPage: 0,
      startIndex: 99,
    });
  });

  test.each([
    ["[75] startIndex=0", 4],
    ["[75] startIndex=-3&count=2", 2],
    ["[76] count=-1", 0],
    ["[76] count=0", 0],
    ["[76] count=99999999999999999999", 4],
    ["[76] count=2&foo=bar&count=1&", 2],
    ["[81] attributes=&excludedAttributes=&count=3", 3],
  ])("clamped: %s", async (text, items) => {
    expect(await page(text.slice(text.indexOf(" ") + 1))).toMatchObject({
      totalResults: 4,
      itemsPerPage: items,
    });
  });

  test.each([
    ["[75] startIndex=one", "invalidValue"],
    ["[75] startIndex=1.5", "invalidValue"],
    ["[76] count=many", "invalidValue"],
    ["[73] sortBy=userName&sortOrder=upwards", "invalidValue"],
    ["[73] sortBy=favourite", "invalidValue"],
    ["[73] sortBy=password", "invalidValue"],
    ["[73] sortBy=name", "invalidValue"],
    ["[68] filter=userName eq", "invalidFilter"],
    ["[68] filter=", "invalidFilter"],
    ['[69] filter=favourite eq "x"', "invalidFilter"],
    ["[81] attributes=id&excludedAttributes=userName", "invalidValue"],
    ["[130] cursor=&count=many", "invalidCount"],
    ["[130] cursor=nonsense", "invalidCursor"],
    ["[129] cursor=&startIndex=1", "invalidValue"],
  ])("refused: %s", async (text, scimType) => {
    const call = scim.list("Users", query(text.slice(text.indexOf(" ") + 1)));
    await expect(call).rejects.toMatchObject({ status: 400, scimType });
  });

  test.each([
    ["userName", ["ann", "bob", "cy", "dee"]],
    ["USERNAME&sortOrder=Descending", ["dee", "cy", "bob", "ann"]],
    ["title", ["dee", "cy", "ann", "bob"]],
    ["title&sortOrder=descending", ["bob", "ann", "cy", "dee"]],
    [`${urn.user}:title`, ["dee", "cy", "ann", "bob"]],
    ["meta.created", ["cy", "ann", "bob", "dee"]],
  ])("[73] [74] sorted by %s", async (sortBy, expected) => {
    expect(names(await page(`sortBy=${sortBy}`))).toEqual(expected);
  });

  test("[129] a walk by cursor", async () => {
    const first = await page("cursor&count=3");
    expect(first).toMatchObject({ totalResults: 4, itemsPerPage: 3, nextCursor: "3" });
    expect(first).not.toHaveProperty("startIndex");
    const last = await page("cursor=3&count=3");
    expect(last).toMatchObject({ totalResults: 4, itemsPerPage: 1 });
    expect(last).not.toHaveProperty("nextCursor");
  });

  test("[80] [133] a search gives what a GET gives", async () => {
    const body = {
      schemas: [urn.searchRequest],
      filter: 'userName sw "d"',
      attributes: ["userName"],
      startIndex: 1,
      count: 10,
    };
    const searched = await scim.search("Users", body);
    expect(searched).toEqual(
      await scim.list(
        "Users",
        query('filter=userName sw "d"&attributes=userName&startIndex=1&count=10'),
      ),
    );
    expect(searched.body).toMatchObject({ totalResults: 1 });
    await expect(
      scim.search("Users", { ...body, cursor: "", startIndex: null }),
    ).resolves.toMatchObject({ status: 200 });
  });

  test.each([
    ["another schema", { schemas: [urn.user] }, "invalidSyntax"],
    ["no object", [], "invalidSyntax"],
    ["a filter that is no string", { schemas: [urn.searchRequest], filter: 7 }, "invalidValue"],
    [
      "attributes that are no names",
      { schemas: [urn.searchRequest], attributes: [7] },
      "invalidValue",
    ],
    ["a count that is no number", { schemas: [urn.searchRequest], count: "x" }, "invalidValue"],
    ["a count that is true", { schemas: [urn.searchRequest], count: true }, "invalidValue"],
  ])("[80] a search refused: %s", async (_rule, body, scimType) => {
    await expect(scim.search("Users", body)).rejects.toMatchObject({ status: 400, scimType });
  });

  describe("over all types", () => {
    beforeEach(async () => {
      await create("Groups", group("Bards"));
      await create("Groups", group("Zebras"));
    });

    const walk = async (text: string) => (await scim.listAll(query(text))).body;

    test("[79] users, then groups, in pages with the right total", async () => {
      expect(names(await walk(""))).toEqual(["cy", "ann", "bob", "dee", "Bards", "Zebras"]);
      const across = await walk("startIndex=4&count=2");
      expect(names(across)).toEqual(["dee", "Bards"]);
      expect(across).toMatchObject({ totalResults: 6, itemsPerPage: 2, startIndex: 4 });
      expect(names(await walk("startIndex=6&count=5"))).toEqual(["Zebras"]);
      expect(await walk("count=0")).toMatchObject({ totalResults: 6, Resources: [] });
    });

    test("[69] [79] an attribute that a type hasn't is without a value", async () => {
      expect(names(await walk('filter=displayName sw "z"'))).toEqual(["Zebras"]);
      expect(names(await walk('filter=userName eq "ann" or displayName eq "bards"'))).toEqual([
        "ann",
        "Bards",
      ]);
      expect(names(await walk('filter=meta.resourceType eq "Group"'))).toEqual(["Bards", "Zebras"]);
    });

    test("[73] [79] sorted as one list", async () => {
      expect(names(await walk("sortBy=id"))).toEqual([
        "Bards",
        "Zebras",
        "cy",
        "ann",
        "bob",
        "dee",
      ]);
      expect(names(await walk("sortBy=id&sortOrder=descending&startIndex=4&count=2"))).toEqual([
        "cy",
        "Zebras",
      ]);
      expect(names(await walk("sortBy=title&startIndex=2&count=3"))).toEqual(["cy", "ann", "bob"]);
      await expect(scim.listAll(query("sortBy=favourite"))).rejects.toMatchObject({ status: 400 });
      await expect(scim.listAll(query("sortBy=id&cursor"))).rejects.toMatchObject({ status: 400 });
    });

    test("[129] [79] by cursor, each resource once", async () => {
      const seen: unknown[] = [];
      let cursor: unknown = "";
      while (typeof cursor === "string") {
        const body = await walk(`cursor=${cursor}&count=3`);
        expect(body?.totalResults).toBe(6);
        seen.push(...names(body));
        cursor = body?.nextCursor;
        expect(String(cursor)).toMatch(/^[\w.~-]+$/);
      }
      expect(seen).toEqual(["cy", "ann", "bob", "dee", "Bards", "Zebras"]);
      await expect(scim.listAll(query("cursor=Robot.1"))).rejects.toMatchObject({
        scimType: "invalidCursor",
      });
    });

    test("[80] by search", async () => {
      const { body } = await scim.searchAll({
        schemas: [urn.searchRequest],
        filter: 'displayName eq "bards"',
      });
      expect(names(body)).toEqual(["Bards"]);
    });
  });
});

describe("replace", () => {
  test("[87] 200 with the resource", async () => {
    const id = await create("Users", user("ann"));
    const answer = await scim.replace("Users", id, user("ann", { title: "QA" }));
    expect(answer).toMatchObject({
      status: 200,
      headers: { ETag: 'W/"2"' },
      body: { title: "QA" },
    });
  });

  test("[88] what was read and put back changes nothing", async () => {
    const ann = await create(
      "Users",
      user("ann", {
        emails: [{ value: "a@x.io", type: "work" }],
        [urn.enterpriseUser]: { manager: { value: "m1" } },
      }),
    );
    const crew = await create("Groups", group("Crew", ann));
    for (const [endpoint, id] of [
      ["Users", ann],
      ["Groups", crew],
    ] as const) {
      const { body } = await scim.get(endpoint, id);
      await expect(scim.replace(endpoint, id, body)).resolves.toMatchObject({
        headers: { ETag: 'W/"1"' },
        body,
      });
    }
  });

  test("[86] [109] 404 for an unknown id, whatever the body", async () => {
    await expect(scim.replace("Users", "user-9", user("ann"))).rejects.toMatchObject({
      status: 404,
    });
    await expect(scim.replace("Users", "user-9", 7)).rejects.toMatchObject({ status: 404 });
    const id = await create("Users", user("ann"));
    await expect(scim.replace("Users", id, 7)).rejects.toMatchObject({ status: 400 });
  });

  test("[92] a group's members: replaced, and cleared where they are left out", async () => {
    const [ann, bob] = [await create("Users", user("ann")), await create("Users", user("bob"))];
    const crew = await create("Groups", group("Crew", ann));
    const replaced = await scim.replace("Groups", crew, group("Crew", bob));
    expect(replaced.body?.members).toMatchObject([{ value: bob }]);
    const cleared = await scim.replace("Groups", crew, {
      schemas: [urn.group],
      displayName: "Crew",
    });
    expect(cleared.body).not.toHaveProperty("members");
  });
});

describe("patch", () => {
  test("[96] a user: 200 with the resource", async () => {
    const id = await create("Users", user("ann"));
    const answer = await scim.patch("Users", id, patch({ op: "add", path: "title", value: "QA" }));
    expect(answer).toMatchObject({
      status: 200,
      headers: { ETag: 'W/"2"' },
      body: { title: "QA" },
    });
  });

  test("[96] a group: 204, with the resource where attributes are asked for", async () => {
    const ann = await create("Users", user("ann"));
    const crew = await create("Groups", group("Crew"));
    const join = patch({ op: "add", path: "members", value: [{ value: ann }] });
    const location = { Location: `${base}/Groups/${crew}` };
    expect(await scim.patch("Groups", crew, join)).toEqual({
      status: 204,
      headers: { ...location, ETag: 'W/"2"' },
    });
    const shown = await scim.patch("Groups", crew, join, { query: query("attributes=members") });
    expect(shown).toMatchObject({
      status: 200,
      headers: { ETag: 'W/"2"' },
      body: { members: [{ value: ann }] },
    });
    await expect(
      scim.patch("Groups", crew, join, { query: query("excludedAttributes=members") }),
    ).resolves.toMatchObject({ status: 200 });
  });

  test("[109] 404 for an unknown id, whatever the body", async () => {
    await expect(scim.patch("Users", "user-9", patch())).rejects.toMatchObject({ status: 404 });
    await expect(scim.patch("Users", "user-9", {})).rejects.toMatchObject({ status: 404 });
  });
});

describe("conditions", () => {
  test.each<[string, (id: string, ifMatch: string) => Promise<unknown>]>([
    ["PUT", (id, ifMatch) => scim.replace("Users", id, user("ann", { title: "x" }), { ifMatch })],
    [
      "PATCH",
      (id, ifMatch) =>
        scim.patch("Users", id, patch({ op: "add", path: "title", value: "x" }), { ifMatch }),
    ],
    ["DELETE", (id, ifMatch) => scim.remove("Users", id, { ifMatch })],
  ])("[121] %s with If-Match", async (_method, call) => {
    const id = await create("Users", user("ann"));
    await expect(call(id, 'W/"7"')).rejects.toMatchObject({
      status: 412,
      headers: { ETag: 'W/"1"' },
    });
    await expect(call(id, "garbage")).rejects.toMatchObject({ status: 412 });
    await expect(scim.get("Users", id)).resolves.toMatchObject({ headers: { ETag: 'W/"1"' } });
    await expect(call(id, 'W/"3", W/"1"')).resolves.toBeDefined();
  });

  test("[121] If-Match: * wants any version, If-None-Match: * none", async () => {
    const id = await create("Users", user("ann"));
    await expect(scim.patch("Users", id, patch(), { ifMatch: "*" })).resolves.toMatchObject({
      status: 200,
    });
    await expect(scim.patch("Users", id, patch(), { ifNoneMatch: "*" })).rejects.toMatchObject({
      status: 412,
    });
  });
});

test("[115] DELETE: 204, and 404 from then on", async () => {
  const id = await create("Users", user("ann"));
  expect(await scim.remove("Users", id)).toEqual({ status: 204, headers: {} });
  await expect(scim.remove("Users", id)).rejects.toMatchObject({ status: 404 });
  await expect(scim.get("Users", id)).rejects.toMatchObject({ status: 404 });
});

test("[128] /Me: 501", async () => {
  await expect(scim.me()).rejects.toMatchObject({ status: 501 });
});
