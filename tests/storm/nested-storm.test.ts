import { expect, test } from "vitest";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectedAssignments, keptAssignments } from "@/tests/support/model";
import { publishedPolicy } from "@/tests/support/policies";

const clients = 8;
const rounds = 8;

const create = (type: "User" | "Group", attributes: object) => ({
  schemas: [`urn:ietf:params:scim:schemas:core:2.0:${type}`],
  ...attributes,
});

const any = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T; // never empty here

test("groups that are replaced by people and by each other at once end in one of their orders", async () => {
  const { scim, ...tenant } = await newHttpTenant();
  const made = async (path: string, body: object) => String((await scim.post(path, body)).body.id);
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      made("/Users", create("User", { userName: `p${n}@example.com` })),
    ),
  );
  const groups = await Promise.all(
    Array.from({ length: 6 }, (_, n) => made("/Groups", create("Group", { displayName: `g${n}` }))),
  );
  await publishedPolicy(tenant, { groupIds: groups.slice(0, 2) });
  const statuses = new Map<number, number>();
  const client = async () => {
    for (let n = 0; n < rounds; n++) {
      const outer = any(groups);
      const value = [any(people), any(people), any(people), any(groups)].map((id) => ({
        value: id,
      }));
      const { status } = await scim.patch(`/Groups/${outer}`, {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        Operations: [{ op: any(["replace", "replace", "add", "remove"]), path: "members", value }],
      });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  // A nesting that would close a circle is refused; a deadlock would cost a second, and four of them a 503.
  expect([...statuses.keys()].filter((status) => status !== 204 && status !== 400)).toEqual([]);
  expect(await keptAssignments(tenant.slug)).toEqual(await expectedAssignments(tenant.slug));
});
