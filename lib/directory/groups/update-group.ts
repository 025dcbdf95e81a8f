import "server-only";
import { groupsAround } from "@/db/queries/group-pages";
import * as groups from "@/db/queries/groups";
import * as members from "@/db/queries/members";
import * as locks from "@/db/queries/membership-locks";
import * as memberships from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import type { Group } from "@/lib/scim/resources/group";
import type { Precondition } from "@/lib/scim/store";
import type { Actor } from "../actor";
import { lockAssignmentsOf, reconcileLocked, thesePeople } from "../assignments/reconcile";
import type { Ctx } from "../ctx";
import { DirectoryError } from "../errors";
import type { ActivityEntry } from "../outcome";
import { recordedAll, untouched, type View, write, writeAfter } from "../write";
import {
  changeMembers,
  comesOrGoes,
  everyoneNamed,
  type GroupRow,
  groupTarget,
  type MemberChange,
  raised,
  saveDocument,
} from "./change-group";
import { membershipEntry } from "./membership-entry";

interface GroupChange<V> {
  /** Pure; returns the same object if nothing changes. Absent if only members change. */
  readonly apply?: ((current: Group) => Group) | undefined;
  readonly members: readonly MemberChange[];
  readonly precondition?: Precondition | undefined;
  readonly view: View<GroupRow, V>;
}

/**
 * Changes a group's attributes and members; undefined if there is no such group. Adding and removing members takes a
 * shared lock on the group, so that such changes run concurrently; everything else takes an exclusive one.
 */
export async function updateGroup<V>(
  ctx: Ctx,
  id: string,
  change: GroupChange<V>,
): Promise<V | undefined> {
  const { apply, members: changes, precondition, view } = change;
  const look = (tx: Tx) => (isShared(change) ? lockShared(tx, id, changes) : see(tx, id));
  return writeAfter(ctx, "groups:write", look, async (tx, { actor }, seen) => {
    const { row, held = nobody } = isShared(change) ? seen : await lockFor(tx, seen.row, change);
    if (!row) return untouched(undefined);
    precondition?.(row.version);
    assertMayChange(actor.type, row);

    // Locks people before the group's key, which a rename takes, in the order in which a person's removal does.
    const moved = await changeMembers(tx, row, changes, held);
    const { saved, entries } = apply
      ? await saveDocument(tx, row, apply(row.document))
      : { saved: row, entries: [] };
    const all = [...entries, ...moved];
    const linked = link(tx, actor, saved);
    return recordedAll(view(tx, all.length > 0 ? raised(tx, linked) : linked), all);
  });
}

const nobody: locks.Held = { people: [], hasPolicies: false };

const isShared = <V>({ apply, members: changes, precondition }: GroupChange<V>): boolean =>
  !apply && !precondition && changes.every(comesOrGoes);

interface Seen {
  readonly row: GroupRow | undefined;
  /** If members are added or removed. */
  readonly held?: locks.Held;
}

const see = async (tx: Tx, id: string): Promise<Seen> => ({ row: await groups.findGroup(tx, id) });

async function lockShared(tx: Tx, id: string, changes: readonly MemberChange[]): Promise<Seen> {
  // The group is read last, to see its state once the locks are held.
  const [held, row] = await Promise.all([hold(tx, id, changes), groups.findGroup(tx, id)]);
  return { row, held };
}

async function hold(tx: Tx, id: string, changes: readonly MemberChange[]): Promise<locks.Held> {
  const [hasPolicies, people] = await Promise.all([
    locks.lockForMembership(tx, [id], everyoneNamed(changes)),
    locks.lockMembers(
      tx,
      changes.filter(comesOrGoes).flatMap(({ ids }) => ids),
    ),
  ]);
  return { people, hasPolicies };
}

async function lockFor<V>(
  tx: Tx,
  seen: GroupRow | undefined,
  { apply, members: changes, precondition }: GroupChange<V>,
): Promise<Seen> {
  if (!seen) return { row: undefined };
  const isNoChange = changes.length === 0 && apply?.(seen.document) === seen.document;
  if (isNoChange && !precondition) return { row: seen };
  const row = await haveAlone(tx, seen.id, everyoneNamed(changes));
  if (!row || changes.length === 0) return { row };
  return { row, held: await hold(tx, row.id, changes) };
}

async function haveAlone(
  tx: Tx,
  id: string,
  memberIds: readonly string[] = [],
): Promise<GroupRow | undefined> {
  // Two statements, so that the second sees what was committed while the first waited for the lock.
  const [, row] = await Promise.all([locks.lockAlone(tx, id, memberIds), groups.findGroup(tx, id)]);
  return row;
}

function link(tx: Tx, actor: Actor, row: GroupRow): GroupRow {
  if (actor.type !== "token" || row.managedBy !== null) return row;
  return groups.saveGroup(tx, row, { managedBy: actor.id });
}

/** Deletes a group with its memberships and the open assignments they gave; never people or sign-offs. */
export async function removeGroup(
  ctx: Ctx,
  id: string,
  precondition?: Precondition,
): Promise<boolean> {
  return write(ctx, "groups:write", async (tx, { actor }) => {
    const row = await haveAlone(tx, id);
    if (!row) return untouched(false);
    precondition?.(row.version);
    assertMayChange(actor.type, row);

    const direct = await members.membersOf(tx, [id]);
    const everyone = thesePeople(await members.peopleInGroup(tx, id));
    const around = (await groupsAround(tx, id)).map(({ id, name }) => ({ id, label: name }));
    await lockAssignmentsOf(tx, everyone); // before the group's key, in the order in which a person's removal does
    await groups.deleteGroup(tx, id);
    memberships.raiseVersion(
      tx,
      around.map((outer) => outer.id),
      new Date(),
    );
    return recordedAll(true, [
      {
        action: "group.deleted",
        target: groupTarget(row),
        before: { displayName: row.displayName },
      },
      ...direct.map((member) => left(member, row)),
      ...around.map((outer) => membershipEntry("group.member_removed", groupTarget(row), outer)),
      ...(await reconcileLocked(tx, everyone)),
    ]);
  });
}

const left = (member: members.Member, row: GroupRow): ActivityEntry =>
  membershipEntry(
    "group.member_removed",
    { id: member.id, label: member.display, type: member.type === "User" ? "user" : "group" },
    { id: row.id, label: row.displayName },
  );

/** A group that an IdP manages is changed there; the verb enforces that, not only the page. */
function assertMayChange(actorType: string, row: GroupRow): void {
  if (actorType !== "user" || row.managedBy === null) return;
  throw new DirectoryError(
    "managed",
    `"${row.displayName}" is managed by SCIM. Change it in the identity provider.`,
  );
}
