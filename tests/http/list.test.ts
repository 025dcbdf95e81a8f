import { expect, test } from "vitest";
import { limits } from "@/lib/scim/limits";
import { urn } from "@/lib/scim/urn";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, expectRefusal, idsOf, resourcesOf } from "./answers";
import { createGroup, createUser, filtered, membersFrom, searchBody } from "./messages";

test("[56] 200 by id, and the same 404 for an id of another workspace as for none", async () => {
  const [here, there] = [await newHttpTenant(), await newHttpTenant()];
  const [mine, theirs] = [await createUser(here.scim), await createUser(there.scim)];
  expect((await here.scim.get(`/Users/${mine.id}`)).body).toEqual(mine);
  for (const id of [theirs.id, "nope", "01a20d4d-392b-765f-b44e-0e939b66356a", "a%2Fb", "%00"]) {
    expectError(await here.scim.get(`/Users/${id}`), { status: 404, detail: /not found/ });
  }
  expectError(await here.scim.get(`/Groups/${mine.id}`), { status: 404 });
});

test("[57] a search that finds nothing is 200 with totalResults 0", async () => {
  const { scim } = await newHttpTenant();
  for (const path of ["/Users", "/Groups", "/"]) {
    expect((await scim.get(`${path}${filtered('id eq "nope"')}`)).body).toEqual({
      schemas: [urn.listResponse],
      totalResults: 0,
      itemsPerPage: 0,
      startIndex: 1,
      Resources: [],
    });
  }
});

test("[58] [77] totalResults counts every match, itemsPerPage what is on the page", async () => {
  const { scim } = await newHttpTenant();
  for (let i = 0; i < 5; i++) await createUser(scim, { title: "x" });
  const page = (query: string) => scim.get(`/Users?filter=title%20pr&${query}`);
  const shape = { totalResults: 5, startIndex: 2, itemsPerPage: 3 };
  expect((await page("startIndex=2&count=3")).body).toMatchObject(shape);
  expect((await page("startIndex=5&count=3")).body).toMatchObject({
    ...shape,
    startIndex: 5,
    itemsPerPage: 1,
  });
  expect((await page("startIndex=6&count=3")).body).toMatchObject({
    totalResults: 5,
    startIndex: 6,
    itemsPerPage: 0,
    Resources: [],
  });
});

test("[75] startIndex below 1 is 1, and what is no integer is 400", async () => {
  const { scim } = await newHttpTenant();
  const first = await scim.get("/Users");
  for (const startIndex of ["0", "-7", "1", ""]) {
    expect((await scim.get(`/Users?startIndex=${startIndex}`)).body).toEqual(first.body);
  }
  for (const startIndex of ["x", "1.5", "1e3", "NaN"]) {
    expectError(await scim.get(`/Users?startIndex=${startIndex}`), {
      status: 400,
      scimType: "invalidValue",
    });
  }
  expect(await scim.get(`/Users?startIndex=${"9".repeat(40)}`)).toMatchObject({ status: 200 });
});

test("[76] count below 0 is 0, 0 gives the total alone, and one above the limit is lowered", async () => {
  const { scim } = await newHttpTenant();
  await createUser(scim);
  for (const count of ["0", "-1"]) {
    expect((await scim.get(`/Users?count=${count}`)).body).toMatchObject({
      totalResults: 2,
      itemsPerPage: 0,
      Resources: [],
    });
  }
  expect(idsOf(await scim.get(`/Users?count=${limits.maxPageSize * 10}`))).toHaveLength(2);
  expectError(await scim.get("/Users?count=many"), { status: 400, scimType: "invalidValue" });
});

test("[70] a result above maxResults comes in pages, and isn't refused", async () => {
  const { scim } = await newHttpTenant();
  const Operations = Array.from({ length: limits.maxPageSize }, (_, i) => ({
    method: "POST",
    path: "/Users",
    bulkId: `b${i}`,
    data: { schemas: [urn.user], userName: `many${i}` },
  }));
  await scim.post("/Bulk", { schemas: [urn.bulkRequest], Operations });
  const answer = await scim.get(`/Users?count=${limits.maxPageSize + 500}`);
  const total = limits.maxPageSize + 1;
  expect(answer.body).toMatchObject({ totalResults: total, itemsPerPage: limits.maxPageSize });
});

test("[78] a walk over pages neither repeats nor leaves out, in any order", async () => {
  const { scim } = await newHttpTenant();
  for (let i = 0; i < 9; i++) await createUser(scim, { title: i % 2 ? "same" : "other" });
  for (const order of [
    "",
    "&sortBy=title",
    "&sortBy=title&sortOrder=descending",
    "&sortBy=meta.created",
  ]) {
    const seen: string[] = [];
    for (let start = 1; start <= 10; start += 3) {
      seen.push(...idsOf(await scim.get(`/Users?startIndex=${start}&count=3${order}`)));
    }
    expect(seen, order).toHaveLength(10);
    expect(new Set(seen).size, order).toBe(10);
  }
});

test("[79] GET on the root lists all types", async () => {
  const { scim } = await newHttpTenant();
  const user = await createUser(scim, { displayName: "Same" });
  const group = await createGroup(scim, { displayName: "Same" });
  const found = resourcesOf(await scim.get(`/${filtered('displayName eq "same"')}`));
  expect(found).toEqual([(await scim.get(`/Users/${user.id}`)).body, group]);
});

test("[80] POST .search gives what GET gives, on each type and on the root", async () => {
  const { scim } = await newHttpTenant();
  for (const title of ["b", "a", "c"]) await createUser(scim, { title });
  const query = {
    filter: "title pr",
    sortBy: "title",
    sortOrder: "descending",
    startIndex: 2,
    count: 1,
  };
  const parameters = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  );
  for (const path of ["/Users", "/"]) {
    const got = await scim.get(`${path}?${parameters}&attributes=title,userName`);
    const at = path === "/" ? "/.search" : `${path}/.search`;
    const searched = await scim.post(
      at,
      searchBody({ ...query, attributes: ["title", "userName"] }),
    );
    expect(resourcesOf(got)).toHaveLength(1);
    expect(searched.body).toEqual(got.body);
  }
  expect((await scim.post("/Groups/.search", searchBody({}))).body).toEqual(
    (await scim.get("/Groups")).body,
  );
});

test("[80] a search without its schema is 400, as is one of wrong types", async () => {
  const tenant = await newHttpTenant();
  for (const body of [{}, { schemas: [urn.user], filter: "title pr" }]) {
    await expectRefusal(tenant, () => tenant.scim.post("/Users/.search", body), {
      status: 400,
      scimType: "invalidSyntax",
    });
  }
  for (const wrong of [
    { filter: 5 },
    { count: "x" },
    { startIndex: 1.5 },
    { attributes: [5] },
    { sortBy: {} },
  ]) {
    await expectRefusal(tenant, () => tenant.scim.post("/Users/.search", searchBody(wrong)), {
      status: 400,
      scimType: "invalidValue",
    });
  }
});

test("[11] whatever is asked for in a query can be asked for in a body instead", async () => {
  const { scim } = await newHttpTenant();
  const user = await createUser(scim, { emails: [{ value: "private@example.com" }] });
  const filter = 'emails.value eq "private@example.com"';
  expect(idsOf(await scim.post("/Users/.search", searchBody({ filter })))).toEqual([user.id]);
});

test("[81] attributes and excludedAttributes exclude each other", async () => {
  const tenant = await newHttpTenant();
  const both = "?attributes=title&excludedAttributes=emails";
  await expectRefusal(tenant, () => tenant.scim.get(`/Users${both}`), {
    status: 400,
    scimType: "invalidValue",
  });
});

test("[82] attributes: those named, sub-attributes and URNs too, and what is always returned", async () => {
  const { scim } = await newHttpTenant();
  const ext = urn.enterpriseUser;
  const { id, schemas } = await createUser(scim, {
    title: "CTO",
    name: { givenName: "Ann", familyName: "Lee" },
    emails: [{ value: "ann@example.com", type: "work" }],
    [ext]: { department: "Ops", division: "D" },
  });
  const shown = async (attributes: string) =>
    (await scim.get(`/Users/${id}?attributes=${encodeURIComponent(attributes)}`)).body;
  const always = { schemas, id };
  expect(await shown("name.givenName")).toEqual({ ...always, name: { givenName: "Ann" } });
  expect(await shown("emails.value, TITLE")).toEqual({
    ...always,
    title: "CTO",
    emails: [{ value: "ann@example.com" }],
  });
  expect(await shown(`${urn.user}:title`)).toEqual({ ...always, title: "CTO" });
  expect(await shown(`${ext}:department`)).toEqual({ ...always, [ext]: { department: "Ops" } });
  expect(await shown(ext)).toEqual({ ...always, [ext]: { department: "Ops", division: "D" } });
  expect(await shown("shoeSize")).toEqual(always);
  expect(await shown("meta.version")).toEqual({ ...always, meta: { version: 'W/"1"' } });
});

test("[83] excludedAttributes never takes away id and schemas", async () => {
  const { scim } = await newHttpTenant();
  const { id, schemas, userName } = await createUser(scim);
  const { body } = await scim.get(`/Users/${id}?excludedAttributes=id,schemas,meta,active`);
  expect(body).toEqual({ schemas, id, userName });
});

test("[84] attributes=password shows nothing", async () => {
  const { scim } = await newHttpTenant();
  const { id, schemas } = await createUser(scim, { password: "hunter22" });
  expect((await scim.get(`/Users/${id}?attributes=password`)).body).toEqual({ schemas, id });
});

test("[85] excludedAttributes=members, on one group and on a list", async () => {
  const { scim } = await newHttpTenant();
  const group = await createGroup(scim, { members: membersFrom(await createUser(scim)) });
  const { members: _, ...without } = group;
  expect((await scim.get(`/Groups/${group.id}?excludedAttributes=members`)).body).toEqual(without);
  expect(resourcesOf(await scim.get("/Groups?excludedAttributes=members"))).toEqual([without]);
  expect(resourcesOf(await scim.get("/Groups"))).toEqual([group]);
});

test("[73] any attribute can be sorted by, and a wrong order is 400", async () => {
  const { scim } = await newHttpTenant();
  const ext = urn.enterpriseUser;
  const [a, b] = [
    await createUser(scim, {
      userName: "aa",
      name: { familyName: "Zoo" },
      [ext]: { department: "2" },
    }),
    await createUser(scim, {
      userName: "Bb",
      name: { familyName: "apple" },
      [ext]: { department: "1" },
    }),
  ];
  const order = async (query: string) =>
    idsOf(await scim.get(`/Users?filter=name.familyName%20pr&${query}`));
  expect(await order("sortBy=userName")).toEqual([a.id, b.id]);
  expect(await order("sortBy=USERNAME&sortOrder=Descending")).toEqual([b.id, a.id]);
  expect(await order("sortBy=name.familyName")).toEqual([b.id, a.id]);
  expect(await order(`sortBy=${ext}:department`)).toEqual([b.id, a.id]);
  expect(await order("sortOrder=descending&sortBy=meta.created")).toEqual([b.id, a.id]);
  expectError(await scim.get("/Users?sortBy=userName&sortOrder=up"), {
    status: 400,
    scimType: "invalidValue",
  });
  expectError(await scim.get("/Users?sortBy=shoeSize"), { status: 400, scimType: "invalidValue" });
});

test("[74] by the primary value, else the first; missing ones last, and first when descending", async () => {
  const { scim } = await newHttpTenant();
  const emails = (...values: [string, boolean][]) =>
    values.map(([value, primary]) => ({ value, primary }));
  const c = await createUser(scim, {
    title: "x",
    emails: emails(["a@example.com", false], ["C@example.com", true]),
  });
  const b = await createUser(scim, { title: "x", emails: emails(["b@example.com", false]) });
  const none = await createUser(scim, { userName: "nobody", title: "x" });
  const order = async (more: string) =>
    idsOf(await scim.get(`/Users?filter=title%20pr&sortBy=emails${more}`));
  expect(await order("")).toEqual([b.id, c.id, none.id]);
  expect(await order("&sortOrder=descending")).toEqual([none.id, c.id, b.id]);
});
