import { expect, test } from "vitest";
import { type ActivityRow, exportActivity } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError, refusedOr } from "@/lib/directory/errors";
import { getPerson } from "@/lib/directory/people";
import { createToken } from "@/lib/directory/tokens";
import { setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { newId } from "@/lib/new-id";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectedAssignments, keptAssignments } from "@/tests/support/model";
import { publishedPolicy } from "@/tests/support/policies";
import { type ScimClient, scimClient } from "@/tests/support/scim-client";

const user = "urn:ietf:params:scim:schemas:core:2.0:User";
const people = Array.from({ length: 12 }, (_, n) => `p${n}@example.com`);
const rounds = 4;

const patch = (operation: object) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [operation],
});

/** What Okta does for each person: look up, create or take over, then push profile, membership and state. */
class Okta {
  readonly scim: ScimClient;
  readonly groupId: string;
  readonly statuses: number[] = [];

  constructor(scim: ScimClient, groupId: string) {
    this.scim = scim;
    this.groupId = groupId;
  }

  async sync(): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      for (const userName of people) await this.push(userName, round);
    }
  }

  private async push(userName: string, round: number): Promise<void> {
    const title = newId();
    const body = { schemas: [user], userName, title, active: round % 2 === 0 };
    const id =
      (await this.find(userName)) ?? (await this.create(body)) ?? (await this.find(userName));
    if (!id) throw new Error("somebody created them");
    this.note(await this.scim.put(`/Users/${id}`, body));
    const value = [{ value: id }];
    const path = `/Groups/${this.groupId}`;
    this.note(
      round % 2
        ? await this.scim.patch(path, patch({ op: "remove", path: `members[value eq "${id}"]` }))
        : await this.scim.patch(path, patch({ op: "add", path: "members", value })),
    );
  }

  private async find(userName: string): Promise<string | undefined> {
    const filter = encodeURIComponent(`userName eq "${userName}"`);
    const { body } = this.note(await this.scim.get(`/Users?filter=${filter}`));
    const [found] = Array.isArray(body.Resources) ? body.Resources : [];
    return found?.id;
  }

  /** Undefined where the other one was first. */
  private async create(body: object): Promise<string | undefined> {
    const answer = this.note(await this.scim.post("/Users", body));
    return answer.status === 201 ? String(answer.body.id) : undefined;
  }

  private note<A extends { status: number }>(answer: A): A {
    this.statuses.push(answer.status);
    return answer;
  }
}

/** An admin who switches people off and on, and gives them roles, until told to stop. */
async function administer(admin: Ctx, ids: () => Promise<string[]>, isDone: () => boolean) {
  let changes = 0;
  for (let n = 0; !isDone(); n++) {
    for (const id of await ids()) {
      const refusals = [
        await refusedOr(() => setUserActive(admin, { id, active: n % 2 === 1 })),
        await refusedOr(() => setUserRole(admin, { id, role: n % 2 ? "admin" : "member" })),
      ].filter((one) => one instanceof DirectoryError);
      expect(refusals).toEqual([]);
      changes += 2;
    }
  }
  return changes;
}

test("two Okta connectors and an admin at the same people: one account each, nothing lost, nothing by half", async () => {
  const tenant = await newHttpTenant();
  const admin = await tenant.signInAdmin();
  const { secret } = await createToken(tenant.operator, { name: "Second Okta" });
  const group = await tenant.scim.post("/Groups", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Everybody",
  });
  const groupId = String(group.body.id);
  await publishedPolicy(tenant, { groupIds: [groupId] });
  const connectors = [
    new Okta(tenant.scim, groupId),
    new Okta(scimClient({ ...tenant, token: secret }), groupId),
  ];
  const everybody = async () => {
    const { body } = await tenant.scim.get("/Users?count=100&attributes=userName");
    const found = Array.isArray(body.Resources) ? body.Resources : [];
    return found.filter(({ userName }) => people.includes(userName)).map(({ id }) => String(id));
  };

  let isDone = false;
  const administration = administer(admin, everybody, () => isDone);
  await Promise.all(connectors.map((okta) => okta.sync())).finally(() => {
    isDone = true;
  });
  expect(await administration).toBeGreaterThan(0);

  const statuses = connectors.flatMap((okta) => okta.statuses);
  expect(statuses.filter((status) => ![200, 201, 204, 409].includes(status))).toEqual([]);
  const ids = await everybody();
  expect(ids).toHaveLength(people.length);
  const { body } = await tenant.scim.get(`/Groups/${groupId}`);
  const members = new Set(
    (Array.isArray(body.members) ? body.members : []).map(({ value }) => value),
  );
  for (const id of ids) await expectToldOf(tenant.operator, id, members.has(id));
  expect(await keptAssignments(tenant.slug)).toEqual(await expectedAssignments(tenant.slug));
});

/** The log leads from nothing to what is stored, each change from what another left. */
async function expectToldOf(operator: Ctx, id: string, isMember: boolean): Promise<void> {
  const person = await getPerson(operator, { id });
  const events: ActivityRow[] = [];
  for await (const chunk of exportActivity(operator, { targetId: id })) events.push(...chunk);
  const of = (action: string) => events.filter((event) => event.action === action).length;
  expect(of("user.created")).toBe(1);
  expect(of("user.deactivated") - of("user.reactivated")).toBe(person.status === "active" ? 0 : 1);
  expect(of("group.member_added") - of("group.member_removed")).toBe(isMember ? 1 : 0);

  const left = events.flatMap(({ after }) => after?.title ?? []);
  const found = events.flatMap(({ before }) => before?.title ?? []);
  expect(left).toHaveLength(new Set(left).size);
  const [last, ...more] = left.filter((title) => !found.includes(title));
  expect(more).toEqual([]);
  expect(person.title).toBe(last);
}
