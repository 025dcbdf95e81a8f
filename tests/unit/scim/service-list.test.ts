import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { urn } from "@/lib/scim/urn";
import { group, user } from "./bodies";
import { MemoryStore } from "./memory-store";
import { query, Serving, served } from "./serving";

let at: Serving;

beforeEach(() => {
  at = new Serving();
});

describe("list", () => {
  beforeEach(async () => {
    for (const [userName, title] of [
      ["cy", "b"],
      ["ann", "C"],
      ["bob", undefined],
      ["dee", "a"],
    ] as const) {
      await at.create("Users", user(userName, title === undefined ? {} : { title }));
    }
  });
  const names = (body: JsonObject | undefined) => {
    const resources = body?.Resources ?? [];
    return (resources as JsonObject[]).map(({ userName, displayName }) => userName ?? displayName);
  };

  test("[57] no match is 200 with nothing in it", async () => {
    await expect(at.scim.list("Users", query('filter=userName eq "x"'))).resolves.toEqual({
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
    expect(await at.page("startIndex=2&count=2")).toMatchObject({
      totalResults: 4,
      itemsPerPage: 2,
      startIndex: 2,
    });
    expect(await at.page("startIndex=99&count=2")).toMatchObject({
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
    expect(await at.page(text.slice(text.indexOf(" ") + 1))).toMatchObject({
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
    const call = at.scim.list("Users", query(text.slice(text.indexOf(" ") + 1)));
    await expect(call).rejects.toMatchObject({ status: 400, scimType });
  });

  test.each([
    [
      "what was asked for, and what can be",
      "sortBy=name",
      '"name". Use one of its simple attributes',
    ],
    ["a long name in part", `sortBy=${"x".repeat(9_000)}`, `"${"x".repeat(60)}…"`],
    ["the order that is none", "sortOrder=up", 'descending; found the string "up"'],
    ["the number that is none", "count=many", 'a whole number; found the string "many"'],
    [
      "how many names there are",
      `attributes=${"id,".repeat(limits.maxNames + 1)}`,
      `most ${limits.maxNames}`,
    ],
  ])("a refusal says %s", async (_rule, text, detail) => {
    await expect(at.scim.list("Users", query(text))).rejects.toMatchObject({
      status: 400,
      detail: expect.stringContaining(detail),
    });
  });

  test.each([
    ["userName", ["ann", "bob", "cy", "dee"]],
    ["USERNAME&sortOrder=Descending", ["dee", "cy", "bob", "ann"]],
    ["title", ["dee", "cy", "ann", "bob"]],
    ["title&sortOrder=descending", ["bob", "ann", "cy", "dee"]],
    [`${urn.user}:title`, ["dee", "cy", "ann", "bob"]],
    ["meta.created", ["cy", "ann", "bob", "dee"]],
  ])("[73] [74] sorted by %s", async (sortBy, expected) => {
    expect(names(await at.page(`sortBy=${sortBy}`))).toEqual(expected);
  });

  test("[129] a walk by cursor", async () => {
    const first = await at.page("cursor&count=3");
    expect(first).toMatchObject({ totalResults: 4, itemsPerPage: 3, nextCursor: "3" });
    expect(first).not.toHaveProperty("startIndex");
    const last = await at.page("cursor=3&count=3");
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
    const searched = await at.scim.search("Users", body);
    expect(searched).toEqual(
      await at.scim.list(
        "Users",
        query('filter=userName sw "d"&attributes=userName&startIndex=1&count=10'),
      ),
    );
    expect(searched.body).toMatchObject({ totalResults: 1 });
    await expect(
      at.scim.search("Users", { ...body, cursor: "", startIndex: null }),
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
    await expect(at.scim.search("Users", body)).rejects.toMatchObject({ status: 400, scimType });
  });

  describe("over all types", () => {
    beforeEach(async () => {
      await at.create("Groups", group("Bards"));
      await at.create("Groups", group("Zebras"));
    });

    const walk = async (text: string) => (await at.scim.listAll(query(text))).body;

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
      await expect(at.scim.listAll(query("sortBy=favourite"))).rejects.toMatchObject({
        status: 400,
      });
      await expect(at.scim.listAll(query("sortBy=id&cursor"))).rejects.toMatchObject({
        status: 400,
      });
    });

    test("[79] sorted as one list, a page goes through no more resources than it may", async () => {
      class Large extends MemoryStore {
        override list = async () => ({ total: limits.maxMerged, resources: [] });
      }
      const large = served(new Large());
      const from = (startIndex: number) =>
        large.listAll(query(`sortBy=id&startIndex=${startIndex}&count=10`));
      const last = limits.maxMerged - 9;
      await expect(from(last)).resolves.toMatchObject({ status: 200 });
      await expect(from(last + 1)).rejects.toMatchObject({ status: 400, scimType: "tooMany" });
      await expect(from(2 * limits.maxMerged + 1)).resolves.toMatchObject({ status: 200 });
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
      await expect(at.scim.listAll(query("cursor=Robot.1"))).rejects.toMatchObject({
        scimType: "invalidCursor",
      });
    });

    test("[80] by search", async () => {
      const { body } = await at.scim.searchAll({
        schemas: [urn.searchRequest],
        filter: 'displayName eq "bards"',
      });
      expect(names(body)).toEqual(["Bards"]);
    });
  });
});
