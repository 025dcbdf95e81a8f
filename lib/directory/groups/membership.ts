import "server-only";
import * as members from "@/db/queries/members";
import * as locks from "@/db/queries/membership-locks";
import * as memberships from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import { peopleIn, reconcile, reconcileLocked, thesePeople } from "../assignments/reconcile";
import { invalid } from "../errors";
import type { ActivityEntry } from "../outcome";

type Named = locks.Named;
type Person = locks.Person;

const named = 10;

/** "a, b and 3 more", for a detail that a person reads. */
function listed(ids: readonly string[]): string {
  const shown = ids
    .slice(0, named)
    .map((id) => `"${id}"`)
    .join(", ");
  return ids.length > named ? `${shown} and ${ids.length - named} more` : shown;
}

/** What the log says of one person's or group's coming or going. */
export const membershipEntry = (
  action: "group.member_added" | "group.member_removed",
  member: Named & { type: "user" | "group" },
  group: Named,
): ActivityEntry => {
  const said = { group: group.label, groupId: group.id };
  return {
    action,
    target: { type: member.type, id: member.id, label: member.label },
    before: action === "group.member_removed" ? said : null,
    after: action === "group.member_added" ? said : null,
  };
};

/** Puts a person, whose row is locked, into groups. Throws invalid for ids that are no groups. */
export async function joinGroups(
  tx: Tx,
  user: Named,
  groupIds: readonly string[],
): Promise<ActivityEntry[]> {
  const groups = await members.groupsOf(tx, groupIds);
  const known = new Map(groups.map((group) => [group.id, group]));
  const unknown = groupIds.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw invalid("groups", `groups names ${listed(unknown)}, which are no groups here.`);

  await locks.lockForMembership(tx, [...known.keys()]);
  const added = await memberships.insertGroupUsers(tx, {
    groupIds: known.keys(),
    userIds: [user.id],
  });
  if (added.length === 0) return [];
  memberships.raiseVersion(
    tx,
    added.map(({ groupId }) => groupId),
    new Date(),
  );
  const joined = added.flatMap(({ groupId }) => known.get(groupId) ?? []);
  return [
    ...joined.map((group) =>
      membershipEntry("group.member_added", { ...user, type: "user" }, group),
    ),
    ...(await reconcileLocked(tx, thesePeople([user.id]))),
  ];
}

/** Takes a person, whose row is locked, out of every group. */
export async function leaveAllGroups(tx: Tx, user: Named): Promise<ActivityEntry[]> {
  const left = await memberships.deleteGroupsOfUser(tx, user.id);
  if (left.length === 0) return [];
  memberships.raiseVersion(
    tx,
    left.map(({ id }) => id),
    new Date(),
  );
  return [
    ...left.map((group) =>
      membershipEntry("group.member_removed", { ...user, type: "user" }, group),
    ),
    ...(await reconcileLocked(tx, thesePeople([user.id]))),
  ];
}

/**
 * Adds people, whose rows are locked, and whatever else the ids name, to a group. Throws invalid for ids that are
 * neither people nor groups, and for a nesting that closes a circle.
 */
export async function addMembers(
  tx: Tx,
  group: Named,
  ids: readonly string[],
  people: readonly Person[],
): Promise<ActivityEntry[]> {
  const found = new Set(people.map(({ scimId }) => scimId));
  const others = ids.filter((id) => !found.has(id));
  const nested = others.length > 0 ? await nest(tx, group, others) : [];
  if (people.length === 0) return nested;

  const userIds = people.map(({ id }) => id);
  const [rows, assigned] = await Promise.all([
    memberships.insertGroupUsers(tx, { groupIds: [group.id], userIds }),
    reconcileLocked(tx, thesePeople(userIds)),
  ]);
  const added = new Set(rows.map(({ userId }) => userId));
  return [...entriesOf("group.member_added", group, people, added), ...nested, ...assigned];
}

const entriesOf = (
  action: "group.member_added" | "group.member_removed",
  group: Named,
  people: readonly Person[],
  changed: ReadonlySet<string>,
): ActivityEntry[] =>
  people
    .filter(({ id }) => changed.has(id))
    .map((person) => membershipEntry(action, { ...person, type: "user" }, group));

async function nest(tx: Tx, group: Named, ids: readonly string[]): Promise<ActivityEntry[]> {
  await locks.lockNesting(tx);
  const groups = await members.groupsOf(tx, ids);
  const known = new Map(groups.map((child) => [child.id, child]));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw invalid(
      "members",
      `members names ${listed(unknown)}, which are neither users nor groups here. Nothing of this request was applied.`,
    );
  }
  const circular = await members.amongAncestors(tx, group.id, known.keys());
  if (circular.length > 0) {
    throw invalid(
      "members",
      `members names ${listed(circular)}, which already contains "${group.label}" or is it: a group can't be in itself. Nothing of this request was applied.`,
    );
  }
  await locks.lockGroups(tx, known.keys());
  const added = await memberships.insertGroupGroups(tx, group.id, known.keys());
  return nestingChanged(
    tx,
    "group.member_added",
    group,
    added.flatMap((id) => known.get(id) ?? []),
  );
}

/** Takes people, whose rows are locked, and nested groups out of a group; ids that aren't in it are passed over. */
export async function removeMembers(
  tx: Tx,
  group: Named,
  ids: readonly string[],
  people: readonly Person[],
): Promise<ActivityEntry[]> {
  const userIds = people.map(({ id }) => id);
  const [rows, assigned] =
    people.length > 0
      ? await Promise.all([
          memberships.deleteGroupUsers(tx, group.id, userIds),
          reconcileLocked(tx, thesePeople(userIds)),
        ])
      : [[], []];
  const removed = new Set(rows);
  return [
    ...entriesOf("group.member_removed", group, people, removed),
    ...(removed.size < ids.length ? await unnest(tx, group, ids) : []),
    ...assigned,
  ];
}

async function unnest(tx: Tx, group: Named, ids: readonly string[]): Promise<ActivityEntry[]> {
  const children = await members.groupsOf(tx, ids);
  if (children.length === 0) return [];
  await locks.lockNesting(tx);
  await locks.lockGroups(
    tx,
    children.map(({ id }) => id),
  );
  const removed = new Set(
    await memberships.deleteGroupGroups(
      tx,
      group.id,
      children.map(({ id }) => id),
    ),
  );
  return nestingChanged(
    tx,
    "group.member_removed",
    group,
    children.filter(({ id }) => removed.has(id)),
  );
}

async function nestingChanged(
  tx: Tx,
  action: "group.member_added" | "group.member_removed",
  group: Named,
  children: Named[],
): Promise<ActivityEntry[]> {
  const entries = children.map((child) =>
    membershipEntry(action, { ...child, type: "group" }, group),
  );
  for (const child of children) {
    entries.push(...(await reconcile(tx, peopleIn(child.id))));
  }
  return entries;
}
