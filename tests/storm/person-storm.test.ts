import { expect, test } from "vitest";
import { type ActivityRow, exportActivity } from "@/lib/directory/activity";
import { newId } from "@/lib/new-id";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";

const user = "urn:ietf:params:scim:schemas:core:2.0:User";
const patch = (value: object) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [{ op: "replace", value }],
});

const many = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

async function withPerson() {
  const tenant = await newHttpTenant();
  const userName = `${newId()}@example.com`;
  const created = await tenant.scim.post("/Users", { schemas: [user], userName, title: "first" });
  return { ...tenant, userName, path: `/Users/${created.body.id}`, etag: created.headers.etag };
}

/** Every event about a person, the oldest first. */
async function eventsAbout({ operator }: HttpTenant, targetId: string): Promise<ActivityRow[]> {
  const newestFirst: ActivityRow[] = [];
  for await (const chunk of exportActivity(operator, { targetId })) newestFirst.push(...chunk);
  return newestFirst.reverse();
}

/** Each title that a change found was left by another: no change is built on what was never there, or is lost. */
function expectChain(events: readonly ActivityRow[], last: unknown): void {
  const found = events.flatMap(({ before }) => before?.title ?? []);
  const left = events.flatMap(({ after }) => after?.title ?? []);
  expect([...found, last].sort()).toEqual([...left].sort());
}

test("twenty clients that create one userName at once make one person", async () => {
  const tenant = await newHttpTenant();
  const body = (n: number) => ({ schemas: [user], userName: n % 2 ? "ANN" : "ann", title: `${n}` });
  const answers = await many(20, (n) => tenant.scim.post("/Users", body(n)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  for (const { status, body: error } of answers) {
    if (status === 409) expect(error).toMatchObject({ scimType: "uniqueness", status: "409" });
  }
  const filter = encodeURIComponent('userName eq "ann"');
  expect(await tenant.scim.get(`/Users?filter=${filter}`)).toMatchObject({
    body: { totalResults: 1 },
  });
});

test("PUT, PATCH and DELETE of one person at once, without If-Match: all happen in one order, whole", async () => {
  const person = await withPerson();
  const { scim, userName, path } = person;
  const put = (title: string) =>
    scim.put(path, { schemas: [user], userName, title, nickName: title });
  const answers = await many(36, (n) => {
    const title = `t${n}`;
    if (n === 30) return scim.delete(path);
    return n % 2 ? put(title) : scim.patch(path, patch({ title, nickName: title }));
  });
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  expect(statuses.filter((status) => status !== 204 && status !== 200 && status !== 404)).toEqual(
    [],
  );
  for (const { status, body } of answers)
    if (status === 200) expect(body.nickName).toBe(body.title);
  expect(await scim.get(path)).toMatchObject({ status: 404 });

  const events = await eventsAbout(person, path.slice("/Users/".length));
  const of = (action: string) => events.filter((event) => event.action === action);
  expect(of("user.updated")).toHaveLength(statuses.filter((status) => status === 200).length);
  expect(of("user.deactivated")).toHaveLength(1);
  const back = await scim.post("/Users", { schemas: [user], userName });
  expect(back.status).toBe(201);
});

test("with If-Match, of those who saw one version one is right, and the others get 412", async () => {
  const { scim, userName, path, etag = "" } = await withPerson();
  const headers = { "If-Match": etag };
  const answers = await many(24, (n) => {
    const title = `t${n}`;
    if (n % 3 === 0) return scim.put(path, { schemas: [user], userName, title }, { headers });
    return n % 3 === 1
      ? scim.patch(path, patch({ title }), { headers })
      : scim.delete(path, { headers });
  });
  const statuses = answers.map(({ status }) => status);
  const right = statuses.filter((status) => status === 200 || status === 204);
  expect(right).toHaveLength(1);
  // Who comes after a DELETE finds nobody.
  const others = right[0] === 204 ? [404, 412] : [412];
  for (const status of statuses) expect([...right, ...others]).toContain(status);
});

test("counting by If-Match: eight clients that try again upon 412 lose no count", async () => {
  const person = await withPerson();
  const { scim, path } = person;
  await scim.patch(path, patch({ title: "0" }));
  const increment = async () => {
    for (;;) {
      const { body, headers } = await scim.get(path);
      const title = `${Number(body.title) + 1}`;
      const options = { headers: { "If-Match": headers.etag ?? "" } };
      const { status } = await scim.patch(path, patch({ title }), options);
      if (status === 200) return;
      expect(status).toBe(412);
    }
  };
  await many(8, async () => {
    for (let n = 0; n < 5; n++) await increment();
  });
  expect((await scim.get(path)).body.title).toBe("40");
  expectChain(await eventsAbout(person, path.slice("/Users/".length)), "40");
});
