import { Agent } from "node:http";
import { expect, test } from "vitest";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectedAssignments, keptAssignments } from "@/tests/support/model";
import { publishedPolicy } from "@/tests/support/policies";
import { scimClient } from "@/tests/support/scim-client";

/** `npm run storm -- 10000` for the whole of it. */
const people = Number(process.env.STORM ?? 640);
const clients = 64;
const bulkAtOnce = 500;

const patch = (operation: object) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [operation],
});

test(`${clients} clients that add and remove ${people} members of one group lose nobody, and none meets a 5xx`, {
  timeout: 60_000 + people * 60,
}, async () => {
  const tenant = await newHttpTenant();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const scim = scimClient({ ...tenant, agent });
  const ids: string[] = [];
  while (ids.length < people) {
    const Operations = Array.from(
      { length: Math.min(bulkAtOnce, people - ids.length) },
      (_, n) => ({
        method: "POST",
        path: "/Users",
        bulkId: `p${n}`,
        data: {
          schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
          userName: `p${ids.length + n}@example.com`,
        },
      }),
    );
    const { body, status } = await scim.post("/Bulk", {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
      Operations,
    });
    expect(status).toBe(200);
    const results = Array.isArray(body.Operations) ? body.Operations : [];
    ids.push(...results.map(({ location }) => String(location).split("/").at(-1) ?? ""));
  }
  const group = await scim.post("/Groups", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Everybody",
  });
  const path = `/Groups/${group.body.id}`;
  await publishedPolicy(tenant, { groupIds: [String(group.body.id)] });

  const statuses = new Map<number, number>();
  const model = new Set<string>();
  const change = async (operation: object) => {
    const { status } = await scim.patch(path, patch(operation));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const client = async (number: number) => {
    for (const [n, id] of ids.entries()) {
      if (n % clients !== number) continue;
      await change({ op: "add", path: "members", value: [{ value: id }] });
      if (n % 3 === 0) await change({ op: "remove", path: `members[value eq "${id}"]` });
      else model.add(id);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  agent.destroy();

  expect([...statuses.keys()]).toEqual([204]);
  const stored = await tenant.scim.get(path);
  const members = Array.isArray(stored.body.members) ? stored.body.members : [];
  expect(members.map(({ value }) => value).sort()).toEqual([...model].sort());
  expect(await keptAssignments(tenant.slug)).toEqual(await expectedAssignments(tenant.slug));
});
