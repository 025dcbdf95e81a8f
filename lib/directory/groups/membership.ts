import "server-only";
import * as members from "@/db/queries/members";
import * as locks from "@/db/queries/membership-locks";
import * as memberships from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import { reconcileLocked, thesePeople } from "../assignments/reconcile";
import { invalid } from "../errors";
import { listed } from "../listed";
import type { ActivityEntry } from "../outcome";
import { type MembershipAction, membershipEntry } from "./membership-entry";
import { nest, unnest } from "./nesting";

type Named = locks.Named;
type Person = locks.Person;

/** Adds a person, whose row is locked, to groups. Throws invalid for ids that aren't groups. */
export async function joinGroups(
  tx: Tx,
  user: Named,
  groupIds: readonly string[],
): Promise<ActivityEntry[]> {
  const groups = await members.groupsOf(tx, groupIds);
  const known = new Map(groups.map((group) => [group.id, group]));
  const unknown = groupIds.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw invalid(
      "groups",
      `"groups" has unknown ids: ${listed(unknown)}. Each value must be the id of a group in this workspace.`,
    );
  }

  const hasPolicies = await locks.lockForMembership(tx, known.keys());
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
    ...(hasPolicies ? await reconcileLocked(tx, thesePeople([user.id])) : []),
  ];
}

/** Removes a person, whose row is locked, from every group. */
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
 * Adds people, whose rows are locked, to a group, and nests any groups among the ids. Throws invalid for ids that are
 * neither people nor groups, and for a nesting cycle.
 */
export async function addMembers(
  tx: Tx,
  group: Named,
  ids: readonly string[],
  { people, hasPolicies }: locks.Held,
): Promise<ActivityEntry[]> {
  const found = new Set(people.map(({ scimId }) => scimId));
  const others = ids.filter((id) => !found.has(id));
  const nested = others.length > 0 ? await nest(tx, group, others) : [];
  if (people.length === 0) return nested;

  const userIds = people.map(({ id }) => id);
  const [rows, assigned] = await Promise.all([
    memberships.insertGroupUsers(tx, { groupIds: [group.id], userIds }),
    hasPolicies ? reconcileLocked(tx, thesePeople(userIds)) : [],
  ]);
  const added = new Set(rows.map(({ userId }) => userId));
  return [...entriesOf("group.member_added", group, people, added), ...nested, ...assigned];
}

const entriesOf = (
  action: MembershipAction,
  group: Named,
  people: readonly Person[],
  changed: ReadonlySet<string>,
): ActivityEntry[] =>
  people
    .filter(({ id }) => changed.has(id))
    .map((person) => membershipEntry(action, { ...person, type: "user" }, group));

/** Removes people, whose rows are locked, and nested groups from a group; ignores ids that aren't in it. */
export async function removeMembers(
  tx: Tx,
  group: Named,
  ids: readonly string[],
  { people, hasPolicies }: locks.Held,
): Promise<ActivityEntry[]> {
  const userIds = people.map(({ id }) => id);
  const [rows, assigned] =
    people.length > 0
      ? await Promise.all([
          memberships.deleteGroupUsers(tx, group.id, userIds),
          hasPolicies ? reconcileLocked(tx, thesePeople(userIds)) : [],
        ])
      : [[], []];
  const removed = new Set(rows);
  return [
    ...entriesOf("group.member_removed", group, people, removed),
    ...(removed.size < ids.length ? await unnest(tx, group, ids) : []),
    ...assigned,
  ];
}
