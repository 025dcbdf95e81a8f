import { expect } from "vitest";
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
    expect(connector.acknowledged.filter((id) => !told.has(id))).toEqual([]);
    for (const person of connector.people) {
      const stored = await find(connector, person);
      if (stored) settle(person, stored, members, events);
      else expect(person.id).toBeUndefined();
    }
    forget(connector);
  }
  expect(await keptAssignments(workspace.slug)).toEqual(await expectedAssignments(workspace.slug));
}

type Stored = Record<string, unknown> & { id: string };

async function find({ scim }: Connector, { userName }: Synced): Promise<Stored | undefined> {
  const filter = encodeURIComponent(`userName eq "${userName}"`);
  const answer = await scim.get(`/Users?filter=${filter}`);
  expect(answer.status).toBe(200);
  const found = answer.body.Resources;
  expect(Array.isArray(found) && found.length <= 1).toBe(true);
  return Array.isArray(found) ? found[0] : undefined;
}

/** Compares what is stored with what may be, and takes it for what is. */
function settle(person: Synced, stored: Stored, members: Set<string>, events: ActivityRow[]): void {
  const { id, title, nickName, active } = stored;
  if (person.id !== undefined) expect(id).toBe(person.id);
  expect([...person.titles]).toContain(title);
  expect(nickName).toBe(title);
  expect([...person.active]).toContain(active);
  expect([...person.member]).toContain(members.has(id));
  expect(stored.emails).toHaveLength(1);

  const about = events.filter(({ target }) => target.id === id);
  const of = (action: string) => about.filter((event) => event.action === action);
  expect(of("user.created")).toHaveLength(1);
  const titles = of("user.updated").map(({ after }) => after?.title);
  expect(titles.at(-1)).toBe(title);
  expect(new Set(titles).size).toBe(titles.length);
  const switches = of("user.deactivated").length - of("user.reactivated").length;
  expect(switches).toBe(active ? 0 : 1);
  const joined = of("group.member_added").length - of("group.member_removed").length;
  expect(joined).toBe(members.has(id) ? 1 : 0);

  person.id = id;
  person.titles = new Set([typeof title === "string" ? title : undefined]);
  person.active = new Set([active === true]);
  person.member = new Set([members.has(id)]);
}

/** Creates that were lost leave nobody to go on with. */
function forget({ people }: Connector): void {
  const known = people.filter(({ id }) => id !== undefined);
  people.splice(0, people.length, ...known);
}
