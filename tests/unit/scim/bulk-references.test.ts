import { beforeEach, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import type { ScimService } from "@/lib/scim/service";
import { urn } from "@/lib/scim/urn";
import { group, user } from "./bodies";
import { post, runBulk, statuses } from "./bulking";
import { BatchingStore } from "./memory-store";
import { served } from "./serving";

let scim: ScimService;
beforeEach(() => {
  scim = served(new BatchingStore());
});

const run = (operations: Json[], more?: JsonObject) => runBulk(scim, operations, more);
const membersOf = async (id: unknown) =>
  (await scim.get("Groups", String(id).split("/").at(-1) ?? "")).body?.members;

describe("[123] references", () => {
  test("to what comes before, in the data and in the path", async () => {
    const results = await run([
      post("/Users", "ann", user("ann")),
      post("/Users", "bob", user("bob")),
      post("/Groups", "crew", group("Crew", "bulkId:ann")),
      {
        method: "PATCH",
        path: "/Groups/bulkId:crew",
        data: {
          schemas: [urn.patchOp],
          Operations: [
            { op: "add", path: "members", value: [{ value: "bulkId:bob" }] },
            { op: "remove", path: 'members[value eq "bulkId:ann"]' },
          ],
        },
      },
    ]);
    expect(statuses(results)).toEqual(["201", "201", "201", "204"]);
    expect(await membersOf(results[2]?.location)).toMatchObject([{ value: "user-2" }]);
    expect(results[3]?.location).toBe(results[2]?.location);
  });

  test("to what comes after; results stay in the order of the request", async () => {
    const results = await run([
      post("/Groups", "all", group("All", "bulkId:crew")),
      post("/Groups", "crew", group("Crew", "bulkId:ann")),
      post("/Users", "ann", user("ann")),
    ]);
    expect(results.map(({ bulkId, status }) => [bulkId, status])).toEqual([
      ["all", "201"],
      ["crew", "201"],
      ["ann", "201"],
    ]);
    expect(await membersOf(results[0]?.location)).toMatchObject([{ type: "Group" }]);
    expect(await membersOf(results[1]?.location)).toMatchObject([{ type: "User" }]);
  });

  test.each(["YW5u/Ym9i+w==", "a b", "ann/bob"])("by bulkIds of any text: %s", async (bulkId) => {
    const remove = { op: "remove", path: `members[value eq "bulkId:${bulkId}"]` };
    const results = await run([
      post("/Groups", "crew", group("Crew", `bulkId:${bulkId}`)),
      post("/Users", bulkId, user("ann")),
      {
        method: "PATCH",
        path: "/Groups/bulkId:crew",
        data: { schemas: [urn.patchOp], Operations: [remove] },
      },
      { method: "DELETE", path: `/Users/bulkId:${bulkId}` },
    ]);
    expect(statuses(results)).toEqual(["201", "201", "204", "204"]);
    expect(await membersOf(results[0]?.location)).toBeUndefined();
  });

  test("of a manager", async () => {
    const results = await run([
      post("/Users", "boss", user("boss")),
      post(
        "/Users",
        "ann",
        user("ann", {
          [urn.enterpriseUser]: { manager: { value: "bulkId:boss", $ref: "../Users/bulkId:boss" } },
        }),
      ),
    ]);
    const { body } = await scim.get("Users", String(results[1]?.location).split("/").at(-1) ?? "");
    expect(body?.[urn.enterpriseUser]).toEqual({
      manager: { value: "user-1", $ref: "../Users/user-1" },
    });
  });

  test("in a circle: each gets what it refers to", async () => {
    const managed = (name: string, by: string) =>
      post(
        "/Users",
        name,
        user(name, {
          title: "QA",
          [urn.enterpriseUser]: { department: "Ops", manager: { value: `bulkId:${by}` } },
        }),
      );
    const results = await run([managed("a", "b"), managed("b", "c"), managed("c", "a")]);
    expect(statuses(results)).toEqual(["201", "201", "201"]);
    const idOf = (i: number) => String(results[i]?.location).split("/").at(-1) ?? "";
    for (const [i, by] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      const { body, headers } = await scim.get("Users", idOf(i));
      expect(body).toMatchObject({
        title: "QA",
        [urn.enterpriseUser]: { department: "Ops", manager: { value: idOf(by) } },
      });
      expect(results[i]?.version).toBe(headers.ETag);
    }
  });

  test("in a circle that the product refuses: 409, and the creation taken back", async () => {
    const results = await run([post("/Groups", "a", group("A", "bulkId:a"))]);
    expect(results).toMatchObject([
      {
        method: "POST",
        bulkId: "a",
        status: "409",
        response: { status: "409", detail: expect.stringContaining("a member of itself") },
      },
    ]);
    expect((await scim.list("Groups", new URLSearchParams())).body?.totalResults).toBe(0);
  });

  test("in a circle of several that the product refuses: no part of it is left, nor what refers to it", async () => {
    const results = await run([
      post("/Groups", "a", group("A", "bulkId:b", "bulkId:a")),
      post("/Groups", "b", group("B", "bulkId:a")),
      post("/Groups", "c", group("C", "bulkId:a")),
      post("/Groups", "d", group("D")),
    ]);
    expect(statuses(results)).toEqual(["409", "409", "400", "201"]);
    expect((await scim.list("Groups", new URLSearchParams())).body?.totalResults).toBe(1);
  });

  test("in circles that meet: what is taken back with another one says so", async () => {
    const results = await run([
      post("/Groups", "hub", group("Hub", "bulkId:self", "bulkId:rim")),
      post("/Groups", "self", group("Self", "bulkId:self", "bulkId:hub")),
      post("/Groups", "rim", group("Rim", "bulkId:hub")),
    ]);
    expect(statuses(results)).toEqual(["409", "409", "409"]);
    expect(results[2]?.response).toMatchObject({
      detail: expect.stringContaining('"bulkId:hub" had to be removed'),
    });
  });

  test("in a circle of which one part is refused: none is left behind", async () => {
    const results = await run([
      post("/Groups", "a", group("A", "bulkId:b", "nobody")),
      post("/Groups", "b", group("B", "bulkId:a")),
    ]);
    expect(statuses(results)).toEqual(["400", "409"]);
    expect((await scim.list("Groups", new URLSearchParams())).body?.totalResults).toBe(0);
  });

  test("to what was refused", async () => {
    const results = await run([
      post("/Users", "ann", { schemas: [urn.user] }),
      post("/Groups", "crew", group("Crew", "bulkId:ann")),
    ]);
    expect(statuses(results)).toEqual(["400", "400"]);
  });
});

test("a chain of a thousand references, the last first", async () => {
  const operations = Array.from({ length: limits.maxBulkOperations }, (_none, i) =>
    post(
      "/Groups",
      `g${i}`,
      group(`Group ${i}`, ...(i + 1 < limits.maxBulkOperations ? [`bulkId:g${i + 1}`] : [])),
    ),
  );
  expect(new Set(statuses(await run(operations)))).toEqual(new Set(["201"]));
});
