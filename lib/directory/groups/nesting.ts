import "server-only";
import * as members from "@/db/queries/members";
import * as locks from "@/db/queries/membership-locks";
import * as memberships from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import { peopleIn, reconcile } from "../assignments/reconcile";
import { invalid } from "../errors";
import { listed } from "../listed";
import type { ActivityEntry } from "../outcome";
import { type MembershipAction, membershipEntry } from "./membership-entry";

type Named = locks.Named;

/** Nests groups in a group. Throws invalid for unknown ids, and for a nesting cycle. */
export async function nest(tx: Tx, group: Named, ids: readonly string[]): Promise<ActivityEntry[]> {
  await locks.lockNesting(tx);
  const groups = await members.groupsOf(tx, ids);
  const known = new Map(groups.map((child) => [child.id, child]));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw invalid(
      "members",
      `"members" has unknown ids: ${listed(unknown)}. Each value must be the id of a user or group in this workspace. Nothing in this request was applied.`,
    );
  }
  const circular = await members.amongAncestors(tx, group.id, known.keys());
  if (circular.length > 0) {
    throw invalid(
      "members",
      `Adding ${listed(circular)} to "members" would make the group "${group.label}" a member of itself, directly or through other groups. Nothing in this request was applied.`,
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

/** Removes nested groups from a group; ignores ids that aren't in it, and ids of people. */
export async function unnest(
  tx: Tx,
  group: Named,
  ids: readonly string[],
): Promise<ActivityEntry[]> {
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
  action: MembershipAction,
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
