import assert from "node:assert/strict";
import type { ActivityRow } from "@/lib/directory/activity";
import { expectedAssignments, keptAssignments } from "@/tests/support/model";
import { membersIn } from "@/tests/support/provisioning";
import type { Workspace } from "@/tests/support/workspace";
import type { Connector, Synced } from "./connector";

/** Everything that was acknowledged is there, nothing is there by half, and the log tells exactly of what is. */
export async function expectWhole(workspace: Workspace, connectors: Connector[]): Promise<void> {
  const events = await workspace.events();
  const told = new Set(events.map(({ requestId }) => requestId));
  const first = connectors[0];
  if (!first) throw new Error("somebody syncs");
  const members = new Set(await membersIn(workspace.scim, first.groupId));

  for (const connector of connectors) {
    const untold = connector.acknowledged.filter((id) => !told.has(id));
    assert.deepEqual(untold, [], "requests that were acknowledged and left no event");
    for (const person of connector.people) {
      const stored = await find(connector, person);
      if (stored) settle(person, stored, members, events);
      else assert.equal(person.id, undefined, "a person who was acknowledged is gone");
    }
    forget(connector);
  }
  const { slug } = workspace;
  assert.deepEqual(await keptAssignments(slug), await expectedAssignments(slug));
}

type Stored = Record<string, unknown> & { id: string };

async function find(connector: Connector, { userName }: Synced): Promise<Stored | undefined> {
  const { status, body } = await connector.find(userName);
  assert.equal(status, 200);
  assert(Array.isArray(body.Resources) && body.Resources.length <= 1);
  return body.Resources[0];
}

/** Compares what is stored with what may be, and takes it for what is. */
function settle(person: Synced, stored: Stored, members: Set<string>, events: ActivityRow[]): void {
  const { id, title, nickName, active } = stored;
  if (person.id !== undefined) assert.equal(id, person.id);
  assertAmong(person.titles, title);
  assert.equal(nickName, title);
  assertAmong(person.active, active);
  assertAmong(person.member, members.has(id));
  assert(Array.isArray(stored.emails) && stored.emails.length === 1);

  const about = events.filter(({ target }) => target.id === id);
  const of = (action: string) => about.filter((event) => event.action === action);
  assert.equal(of("user.created").length, 1);
  const titles = of("user.updated").map(({ after }) => after?.title);
  assert.equal(titles.at(-1), title);
  assert.equal(new Set(titles).size, titles.length);
  const switches = of("user.deactivated").length - of("user.reactivated").length;
  assert.equal(switches, active ? 0 : 1);
  const joined = of("group.member_added").length - of("group.member_removed").length;
  assert.equal(joined, members.has(id) ? 1 : 0);

  person.id = id;
  person.titles = new Set([typeof title === "string" ? title : undefined]);
  person.active = new Set([active === true]);
  person.member = new Set([members.has(id)]);
}

function assertAmong(possible: ReadonlySet<unknown>, actual: unknown): void {
  assert(possible.has(actual), `${actual} is none of ${[...possible]}`);
}

/** Creates that were lost leave nobody to go on with. */
function forget({ people }: Connector): void {
  const known = people.filter(({ id }) => id !== undefined);
  people.splice(0, people.length, ...known);
}
