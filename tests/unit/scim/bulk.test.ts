import { beforeEach, describe, expect, test } from "vitest";
import { ScimError } from "@/lib/scim/error";
import type { Json, JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import type { ScimService } from "@/lib/scim/service";
import { urn } from "@/lib/scim/urn";
import { group, user } from "./bodies";
import { post, runBulk, statuses } from "./bulking";
import { BatchingStore, MemoryStore } from "./memory-store";
import { base, served } from "./serving";

let store: MemoryStore;
let scim: ScimService;

const use = (one: MemoryStore) => {
  store = one;
  scim = served(store);
};
beforeEach(() => use(new BatchingStore()));

const run = (operations: Json[], more?: JsonObject) => runBulk(scim, operations, more);

test("[124] results in RFC form: location, version, status as a string, a response on errors", async () => {
  const results = await run([
    post("/Users", "a", user("ann")),
    { method: "put", path: "/Users/user-1", data: user("ann", { title: "QA" }) },
    {
      method: "PATCH",
      path: "Users/user-1",
      data: { schemas: [urn.patchOp], Operations: [{ op: "remove", path: "title" }] },
    },
    post("/Users", "b", user("ANN")),
    { method: "DELETE", path: `${base}/Users/user-1` },
    { method: "DELETE", path: "/Users/user-1" },
  ]);
  const location = `${base}/Users/user-1`;
  expect(results).toEqual([
    { location, method: "POST", bulkId: "a", version: 'W/"1"', status: "201" },
    { location, method: "PUT", version: 'W/"2"', status: "200" },
    { location, method: "PATCH", version: 'W/"3"', status: "200" },
    {
      method: "POST",
      bulkId: "b",
      status: "409",
      response: {
        schemas: [urn.error],
        status: "409",
        scimType: "uniqueness",
        detail: "It is taken.",
      },
    },
    { location, method: "DELETE", status: "204" },
    {
      location,
      method: "DELETE",
      status: "404",
      response: { schemas: [urn.error], status: "404", detail: 'User "user-1" not found.' },
    },
  ]);
});

describe("[122] an operation that can't be run is a 400 of its own", () => {
  test.each<[string, Json]>([
    ["no object", 7],
    ["no method", { path: "/Users", bulkId: "x", data: {} }],
    ["GET", { method: "GET", path: "/Users/user-1" }],
    ["no path", { method: "DELETE" }],
    [
      "a version that is no string",
      { method: "PUT", path: "/Users/user-1", version: 1, data: user("ann", { title: "QA" }) },
    ],
    ["a POST without bulkId", { method: "POST", path: "/Users", data: user("x") }],
    ["a POST to a resource", post("/Users/user-1", "x", user("x"))],
    ["a POST without data", { method: "POST", path: "/Users", bulkId: "x" }],
    ["data that is no object", { method: "POST", path: "/Users", bulkId: "x", data: "x" }],
    ["a PUT to an endpoint", { method: "PUT", path: "/Users", data: user("x") }],
    ["a PATCH without data", { method: "PATCH", path: "/Users/user-1" }],
    ["a bulkId for the second time", post("/Users", "ok", user("x"))],
    ["a body that is refused", post("/Users", "x", { schemas: [urn.user] })],
    ["a reference to nothing", post("/Groups", "x", group("Crew", "bulkId:nobody"))],
  ])("%s", async (_case, operation) => {
    const results = await run([
      post("/Users", "ok", user("ann")),
      operation,
      post("/Users", "ok2", user("bob")),
    ]);
    expect(statuses(results)).toEqual(["201", "400", "201"]);
    expect(results[1]?.response).toMatchObject({
      schemas: [urn.error],
      status: "400",
      scimType: "invalidValue",
    });
  });

  test("an endpoint that isn't there is a 404", async () => {
    expect(statuses(await run([post("/Things", "x", {}), post("/Users/1/2", "y", {})]))).toEqual([
      "404",
      "404",
    ]);
  });
});

describe("[124] failOnErrors", () => {
  const operations = [
    post("/Users", "a", {}),
    post("/Users", "b", user("bob")),
    post("/Users", "c", {}),
    post("/Users", "d", user("dee")),
  ];

  test("stops after so many errors", async () => {
    expect(statuses(await run(operations, { failOnErrors: 1 }))).toEqual(["400"]);
    expect((await scim.list("Users", new URLSearchParams())).body?.totalResults).toBe(0);
    expect(statuses(await run(operations, { failOnErrors: 2 }))).toEqual(["400", "201", "400"]);
  });

  test.each([undefined, null, 0])("%j: all are run", async (failOnErrors) => {
    expect(
      statuses(await run(operations, failOnErrors === undefined ? {} : { failOnErrors })),
    ).toEqual(["400", "201", "400", "201"]);
  });

  test("that is no number is refused", async () => {
    await expect(run(operations, { failOnErrors: "1" })).rejects.toMatchObject({
      status: 400,
      scimType: "invalidValue",
    });
  });
});

describe("the request", () => {
  test("[125] with too many operations: 413 that names the limit", async () => {
    const operations = Array.from({ length: limits.maxBulkOperations + 1 }, () => ({
      method: "DELETE",
      path: "/Users/x",
    }));
    await expect(run(operations)).rejects.toMatchObject({
      status: 413,
      detail: expect.stringContaining(`maxOperations (${limits.maxBulkOperations})`),
    });
  });

  test.each<[string, Json]>([
    ["without its schema", { Operations: [] }],
    ["without Operations", { schemas: [urn.bulkRequest] }],
    ["that is no object", []],
  ])("%s: 400", async (_case, body) => {
    await expect(scim.bulk(body)).rejects.toMatchObject({ status: 400, scimType: "invalidSyntax" });
  });

  test("without operations", async () => {
    expect(await run([])).toEqual([]);
  });
});

test("[126] version is an If-Match", async () => {
  await run([post("/Users", "a", user("ann"))]);
  const put = (version: string) => ({
    method: "PUT",
    path: "/Users/user-1",
    version,
    data: user("ann", { title: version }),
  });
  expect(statuses(await run([put('W/"9"'), put('W/"1"'), put('W/"1"')]))).toEqual([
    "412",
    "200",
    "412",
  ]);
});

test("[127] one bad operation undoes none of the others", async () => {
  const results = await run([
    post("/Users", "a", user("ann")),
    post("/Groups", "g", group("Crew", "nobody")),
    post("/Users", "b", user("bob")),
  ]);
  expect(statuses(results)).toEqual(["201", "400", "201"]);
  expect((await scim.list("Users", new URLSearchParams())).body?.totalResults).toBe(2);
});

/** Fails at whoever is called so, as a fault of ours or an outage does. */
class Failing extends BatchingStore {
  readonly #errors: Readonly<Record<string, Error>>;

  constructor(errors: Readonly<Record<string, Error>>) {
    super();
    this.#errors = errors;
  }

  override async create(...[type, document, needs]: Parameters<BatchingStore["create"]>) {
    const error = this.#errors[String(document.userName)];
    if (error) throw error;
    return super.create(type, document, needs);
  }
}

describe("[127] what fails, and is no refusal,", () => {
  const operations = [
    post("/Users", "a", user("ann")),
    post("/Users", "b", user("bob")),
    post("/Users", "c", user("cy")),
    { method: "DELETE", path: "/Users/user-1" },
    { method: "PATCH", path: "/Users/bulkId:b", data: {} },
  ];

  test("is the 500 of its operation alone", async () => {
    use(new Failing({ bob: new TypeError("bob is a riddle") }));
    const results = await run(operations);
    expect(statuses(results)).toEqual(["201", "500", "201", "204", "400"]);
    expect(results[1]).toEqual({
      method: "POST",
      bulkId: "b",
      status: "500",
      response: { schemas: [urn.error], status: "500", detail: "Something went wrong." },
    });
  });

  test("counts as an error to failOnErrors", async () => {
    use(new Failing({ bob: new TypeError("bob is a riddle") }));
    expect(statuses(await run(operations, { failOnErrors: 1 }))).toEqual(["201", "500"]);
  });

  test("where it is an outage, ends the run: what is left is told so, and not tried", async () => {
    use(new Failing({ bob: new ScimError(503, "The database is away.") }));
    const results = await run(operations);
    expect(statuses(results)).toEqual(["201", "503", "201", "503", "503"]);
    expect(results[1]?.response).toMatchObject({ detail: "The database is away." });
    expect(results[3]?.response).toMatchObject({ detail: expect.stringMatching(/^Not attempted/) });
    expect(await scim.get("Users", "user-1")).toMatchObject({ status: 200 });
  });

  test("so does one that is met when a circle is closed, and again when it is taken back", async () => {
    class Fading extends BatchingStore {
      override async update(): Promise<never> {
        throw new ScimError(503, "The database is away.");
      }
      override async remove(): Promise<never> {
        throw new ScimError(503, "The database is away.");
      }
    }
    use(new Fading());
    const managedBy = (value: string) => ({ [urn.enterpriseUser]: { manager: { value } } });
    const results = await run([
      post("/Users", "a", user("ann", managedBy("bulkId:a"))),
      post("/Users", "b", user("bob")),
    ]);
    expect(statuses(results)).toEqual(["503", "503"]);
    expect(results[0]?.response).toMatchObject({ detail: expect.stringMatching("still there") });
    expect(results[1]?.response).toMatchObject({ detail: expect.stringMatching(/^Not attempted/) });
  });
});

test("[124] a failed POST has no location, and another operation that of the resource, by its id", async () => {
  const results = await run([
    post("/Users/user-1", "x", user("x")),
    post("/Users", "a", user("ann")),
    { method: "DELETE", path: "/Users/bulkId:a" },
    { method: "DELETE", path: "/Users/bulkId:nobody" },
    { method: "DELETE", path: "/Users/user-9" },
  ]);
  expect(statuses(results)).toEqual(["400", "201", "204", "400", "404"]);
  expect(results.map(({ location }) => location)).toEqual([
    undefined,
    `${base}/Users/user-1`,
    `${base}/Users/user-1`,
    undefined,
    `${base}/Users/user-9`,
  ]);
});

describe("creations of one type that follow each other", () => {
  const operations = [
    post("/Users", "a", user("ann")),
    post("/users", "b", {}),
    post("/Users", "c", user("ANN")),
    post("/Users", "d", user("dee")),
    post("/Groups", "g", group("Crew", "bulkId:a", "bulkId:d")),
  ];
  const expected = ["201", "400", "409", "201", "201"];

  test("go to the store together", async () => {
    expect(statuses(await run(operations))).toEqual(expected);
    expect(store.calls.filter((call) => call.startsWith("createMany"))).toEqual(["createMany 4"]);
  });

  test("go one by one where they fail together, with the same results", async () => {
    const together = await run(operations);
    class Failing extends BatchingStore {
      override async createMany(): Promise<never> {
        throw new TypeError("one of them is a riddle");
      }
    }
    use(new Failing());
    expect(await run(operations)).toEqual(together);
  });

  test("go one by one to a store that can't take them together, with the same results", async () => {
    const together = await run(operations);
    use(new MemoryStore());
    expect(await run(operations)).toEqual(together);
  });
});
