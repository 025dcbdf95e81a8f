import { expect, test } from "vitest";
import { resourceTypes } from "@/lib/scim/registry";
import { type Ids, kinds } from "@/tests/support/foreign-ids";
import type { Received } from "@/tests/support/http";
import { eachWay, expectAlike, type Filled, pairOfWorkspaces } from "@/tests/support/isolation";
import { type ScimClient, scimClient } from "@/tests/support/scim-client";

const core = (name: string) => ({ schemas: [`urn:ietf:params:scim:schemas:core:2.0:${name}`] });
const message = (name: string, fields: object) => ({
  schemas: [`urn:ietf:params:scim:api:messages:2.0:${name}`],
  ...fields,
});
const patch = (...Operations: object[]) => message("PatchOp", { Operations });
const bulk = (...Operations: object[]) => message("BulkRequest", { Operations });
const matching = (filter: string) => `?filter=${encodeURIComponent(filter)}`;

type ScimCall = (scim: ScimClient, ids: Ids, own: Filled) => Promise<Received>;

/** Each endpoint and method with each kind of id, and each place of a body or filter that refers to something. */
function* scimCalls(): Generator<[title: string, ScimCall]> {
  for (const { endpoint, name } of resourceTypes) {
    for (const kind of kinds) {
      const at = (ids: Ids) => `/${endpoint}/${ids[kind]}`;
      const body = { ...core(name), userName: "x@example.com", displayName: "x" };
      const rename = patch({ op: "replace", value: { displayName: "x" } });
      const inBulk =
        (operation: object): ScimCall =>
        (scim, ids) =>
          scim.post("/Bulk", bulk({ ...operation, path: at(ids) }));
      const title = `${kind} at ${endpoint}`;
      yield [`GET ${title}`, (scim, ids) => scim.get(at(ids))];
      yield [`PUT ${title}`, (scim, ids) => scim.put(at(ids), body)];
      yield [`PATCH ${title}`, (scim, ids) => scim.patch(at(ids), rename)];
      yield [`DELETE ${title}`, (scim, ids) => scim.delete(at(ids))];
      yield [`bulk PUT ${title}`, inBulk({ method: "PUT", data: body })];
      yield [`bulk PATCH ${title}`, inBulk({ method: "PATCH", data: rename })];
      yield [`bulk DELETE ${title}`, inBulk({ method: "DELETE" })];
      for (const attribute of ["id", "members.value", "groups.value", "manager.value"]) {
        const filter = (ids: Ids) => `${attribute} eq "${ids[kind]}"`;
        yield [
          `${attribute} of ${title}`,
          (scim, ids) => scim.get(`/${endpoint}${matching(filter(ids))}`),
        ];
        yield [
          `search for ${attribute} of ${title}`,
          (scim, ids) =>
            scim.post(`/${endpoint}/.search`, message("SearchRequest", { filter: filter(ids) })),
        ];
      }
    }
  }
  for (const kind of kinds) {
    const value = (ids: Ids) => [{ value: ids[kind] }];
    for (const op of ["add", "replace", "remove"]) {
      yield [
        `${op} ${kind} among members`,
        (scim, ids, own) =>
          scim.patch(`/Groups/${own.group}`, patch({ op, path: "members", value: value(ids) })),
      ];
    }
    const group = (ids: Ids) => ({ ...core("Group"), displayName: "New", members: value(ids) });
    const user = (ids: Ids) => ({ ...core("User"), userName: "new", groups: value(ids) });
    yield [`group with ${kind}`, (scim, ids) => scim.post("/Groups", group(ids))];
    yield [`person in ${kind}`, (scim, ids) => scim.post("/Users", user(ids))];
    yield [
      `bulk group with ${kind}`,
      (scim, ids) =>
        scim.post(
          "/Bulk",
          bulk({ method: "POST", path: "/Groups", bulkId: "g", data: group(ids) }),
        ),
    ];
    yield [
      `${kind} as manager`,
      (scim, ids, own) => {
        const path = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value";
        const operation = { op: "replace", path, value: ids[kind] };
        return scim.patch(`/Users/${own.user}`, patch(operation));
      },
    ];
  }
}

const ways = eachWay();

test.each(ways)("SCIM, %s: ids of another workspace are what unknown ones are", async (_, port) => {
  const { own, other } = await pairOfWorkspaces();
  const scim = scimClient({ ...own, token: own.secret, port: port() });
  expect(await scim.get(`/Users/${own.user}`)).toMatchObject({ status: 200 });
  for (const [title, call] of scimCalls()) {
    await expectAlike(other, title, (ids) => call(scim, ids, own));
  }
});

test.each(ways)(
  "SCIM, %s: another workspace's token is what an invented one is",
  async (_, port) => {
    const { own, other } = await pairOfWorkspaces();
    const invented = `${other.secret.slice(0, -1)}~`;
    for (const [title, call] of scimCalls()) {
      const answers = [other.secret, invented].map((token) =>
        call(scimClient({ ...own, port: port(), token }), own, own),
      );
      const [foreign, unknown] = await Promise.all(answers);
      expect(foreign, title).toMatchObject({ status: 401, text: unknown?.text });
    }
  },
);
