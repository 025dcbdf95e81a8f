import { afterEach, expect, test, vi } from "vitest";
import { scimHandler } from "@/lib/http/scim/handler";
import { limits } from "@/lib/scim/limits";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { expectRefusal, idsOf } from "./answers";
import { createGroup, createUser, searchBody } from "./messages";

afterEach(() => void vi.useRealTimers());

const query = (parameters: Record<string, string | number>) =>
  `?${new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]))}`;

/** The ids on each page of a walk, `next` by `next`. */
async function walk(
  { scim }: HttpTenant,
  parameters: Record<string, string | number>,
  between = async () => {},
) {
  const pages: string[][] = [];
  let cursor: unknown = "";
  while (typeof cursor === "string") {
    expect(pages.length).toBeLessThan(50);
    const answer = await scim.get(`/Users${query({ ...parameters, cursor })}`);
    pages.push(idsOf(answer));
    cursor = answer.body.nextCursor;
    await between();
  }
  return pages;
}

const cursors = async ({ scim }: HttpTenant, parameters: Record<string, string | number> = {}) => {
  const { body } = await scim.get(`/Users${query({ cursor: "", count: 1, ...parameters })}`);
  return String(body.nextCursor);
};

test("[129] an empty cursor begins, nextCursor goes on, and is missing at the end; there is no startIndex", async () => {
  const tenant = await newHttpTenant();
  for (let i = 0; i < 4; i++) await createUser(tenant.scim);
  const all = idsOf(await tenant.scim.get("/Users"));
  const pages = await walk(tenant, { count: 2 });
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(pages.flat().sort()).toEqual([...all].sort());
  const { body } = await tenant.scim.get("/Users?cursor&count=2");
  expect(body).toMatchObject({ totalResults: 5, itemsPerPage: 2 });
  expect(body).not.toHaveProperty("startIndex");
  expect(body).not.toHaveProperty("previousCursor");
  expect((await tenant.scim.get("/Users?cursor&count=5")).body).not.toHaveProperty("nextCursor");
});

test("[129] previousCursor leads back over the same pages", async () => {
  const tenant = await newHttpTenant();
  for (let i = 0; i < 4; i++) await createUser(tenant.scim);
  const page = async (cursor: unknown) =>
    tenant.scim.get(`/Users${query({ cursor: String(cursor), count: 2, sortBy: "userName" })}`);
  const first = await page("");
  const second = await page(first.body.nextCursor);
  const third = await page(second.body.nextCursor);
  const back = await page(third.body.previousCursor);
  expect(idsOf(back)).toEqual(idsOf(second));
  expect(idsOf(await page(back.body.previousCursor))).toEqual(idsOf(first));
});

test("[129] count 0 and a sort work with a cursor too", async () => {
  const tenant = await newHttpTenant();
  for (const title of ["b", "a", "c"]) await createUser(tenant.scim, { title });
  const empty = await tenant.scim.get("/Users?cursor&count=0");
  expect(empty).toMatchObject({ status: 200, body: { totalResults: 4, Resources: [] } });
  // RFC 9865 s2: a cursor to more pages of none would never end.
  expect(empty.body).not.toHaveProperty("nextCursor");
  for (const sortOrder of ["ascending", "descending"]) {
    const sorted = { sortBy: "title", sortOrder };
    expect((await walk(tenant, { ...sorted, count: 1 })).flat()).toEqual(
      idsOf(await tenant.scim.get(`/Users${query(sorted)}`)),
    );
  }
});

test.each(["active", "emails.primary", "meta.lastModified", "id", "emails", "title"])(
  "[132] a walk in the order of %s shows each resource once, forth and back",
  async (sortBy) => {
    const tenant = await newHttpTenant();
    for (let i = 0; i < 5; i++) {
      const emails = [
        { value: `${i}@walk.example`, primary: i % 2 === 0 },
        { value: `${i}@b.example` },
      ];
      await createUser(tenant.scim, { active: i % 2 === 0, ...(i > 1 && { emails }) });
    }
    const sorted = { sortBy, sortOrder: "descending" };
    const all = idsOf(await tenant.scim.get(`/Users${query(sorted)}`));
    const pages = await walk(tenant, { ...sorted, count: 2 });
    expect(pages.flat()).toEqual(all);

    const page = (cursor: unknown) =>
      tenant.scim.get(`/Users${query({ ...sorted, count: 2, cursor: String(cursor) })}`);
    const second = await page((await page("")).body.nextCursor);
    expect(idsOf(await page(second.body.previousCursor))).toEqual(pages[0]);
  },
);

test("[130] a cursor that was bent, or belongs to another search or workspace, is 400 invalidCursor", async () => {
  const [tenant, other] = [await newHttpTenant(), await newHttpTenant()];
  for (const one of [tenant, other]) await createUser(one.scim);
  await createGroup(tenant.scim);
  const cursor = await cursors(tenant);
  expect(cursor).toMatch(/^[\w.~-]+$/);
  const bent = (cursor.startsWith("A") ? "B" : "A") + cursor.slice(1);
  for (const [path, sent] of [
    ["/Users", bent],
    ["/Users", cursor.slice(0, -1)],
    ["/Users", "x"],
    ["/Users", "é\0"],
    ["/Users", await cursors(other)],
    ["/Groups", cursor],
    ["/Users?filter=title%20pr", cursor],
    ["/Users?sortBy=title", cursor],
    ["/Users?sortOrder=descending&sortBy=id", cursor],
  ] as const) {
    const at = `${path}${path.includes("?") ? "&" : "?"}${query({ cursor: sent, count: 1 }).slice(1)}`;
    await expectRefusal(tenant, () => tenant.scim.get(at), {
      status: 400,
      scimType: "invalidCursor",
    });
  }
});

test("[130] one that is too old is 400 expiredCursor", async () => {
  const tenant = await newHttpTenant();
  await createUser(tenant.scim);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - (limits.cursorTimeout + 5) * 1_000 });
  const early = await scimHandler(
    new Request(`http://scim/scim/v2/Users?cursor&count=1`, {
      headers: { Host: tenant.host, Authorization: `Bearer ${tenant.token}` },
    }),
  );
  vi.useRealTimers();
  const { nextCursor } = (await early.json()) as { nextCursor: string };
  const late = () => tenant.scim.get(`/Users${query({ cursor: nextCursor, count: 1 })}`);
  await expectRefusal(tenant, late, { status: 400, scimType: "expiredCursor" });
});

test("[130] a count that is none is 400 invalidCount, and cursor and startIndex exclude each other", async () => {
  const tenant = await newHttpTenant();
  for (const count of ["x", "1.5"]) {
    await expectRefusal(tenant, () => tenant.scim.get(`/Users?cursor&count=${count}`), {
      status: 400,
      scimType: "invalidCount",
    });
  }
  await expectRefusal(tenant, () => tenant.scim.get("/Users?cursor&startIndex=1"), {
    status: 400,
    scimType: "invalidValue",
  });
});

test("[130] the count of a walk is that of its first page: another one is 400 invalidCount, and none is the same", async () => {
  const tenant = await newHttpTenant();
  for (let i = 0; i < 4; i++) await createUser(tenant.scim);
  const cursor = await cursors(tenant, { count: 2 });
  for (const count of [1, 3, 0, -1]) {
    await expectRefusal(tenant, () => tenant.scim.get(`/Users${query({ cursor, count })}`), {
      status: 400,
      scimType: "invalidCount",
    });
  }
  const same = await tenant.scim.get(`/Users${query({ cursor, count: 2 })}`);
  expect(idsOf(same)).toHaveLength(2);
  expect(idsOf(await tenant.scim.get(`/Users${query({ cursor })}`))).toEqual(idsOf(same));
});

test("[132] a walk gives every unchanged resource once, whatever comes and goes meanwhile", async () => {
  const tenant = await newHttpTenant();
  const { scim } = tenant;
  const kept = await Promise.all(
    Array.from({ length: 30 }, (_, i) => createUser(scim, { title: `t${i % 7}` })),
  );
  const doomed = await Promise.all(
    Array.from({ length: 30 }, (_, i) => createUser(scim, { title: `t${i % 7}` })),
  );
  for (const order of [{}, { sortBy: "title" }, { sortBy: "userName", sortOrder: "descending" }]) {
    const seen = await walk(tenant, { count: 4, ...order }, async () => {
      const gone = doomed.pop();
      await Promise.all([
        gone && scim.delete(`/Users/${gone.id}`),
        createUser(scim, { title: "t3" }),
      ]);
    });
    const ids = seen.flat();
    expect(new Set(ids).size).toBe(ids.length);
    expect(kept.filter(({ id }) => !ids.includes(id))).toEqual([]);
  }
}, 60_000);

test("[133] cursors work through .search, and over all types", async () => {
  const tenant = await newHttpTenant();
  const { scim } = tenant;
  for (let i = 0; i < 3; i++) await createUser(scim);
  await createGroup(scim);
  for (const [path, total] of [
    ["/Users/.search", 4],
    ["/.search", 5],
  ] as const) {
    const seen: string[] = [];
    let cursor: unknown = "";
    while (typeof cursor === "string") {
      const answer = await scim.post(path, searchBody({ cursor, count: 2 }));
      seen.push(...idsOf(answer));
      cursor = answer.body.nextCursor;
    }
    expect(new Set(seen).size, path).toBe(total);
    expect(seen).toHaveLength(total);
  }
  const bad = searchBody({ cursor: "x" });
  await expectRefusal(tenant, () => scim.post("/Users/.search", bad), {
    status: 400,
    scimType: "invalidCursor",
  });
});
