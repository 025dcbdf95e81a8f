import "server-only";
import * as groups from "@/db/queries/groups";
import * as members from "@/db/queries/members";
import * as locks from "@/db/queries/membership-locks";
import * as memberships from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import type { Group } from "@/lib/scim/resources/group";
import type { Actor } from "../actor";
import { reconcile, thesePeople } from "../assignments/reconcile";
import type { Ctx } from "../ctx";
import { DirectoryError } from "../errors";
import type { ActivityEntry } from "../outcome";
import { type Precondition, recordedAll, unchanged, type View, write } from "../write";
import {
  changeMembers,
  type GroupRow,
  groupTarget,
  type MemberChange,
  saveDocument,
} from "./change-group";
import { membershipEntry } from "./membership";

interface GroupChange<V> {
  /** Pure; gives the same object back where nothing is to change. */
  readonly apply: (current: Group) => Group;
  readonly members: readonly MemberChange[];
  readonly precondition?: Precondition | undefined;
  readonly view: View<{ id: string }, V>;
}

/**
 * Changes a group's attributes and members; undefined where there is no such group. Adding and removing members
 * shares the group with other such changes; everything else has it alone.
 */
export async function updateGroup<V>(
  ctx: Ctx,
  id: string,
  change: GroupChange<V>,
): Promise<V | undefined> {
  return write(ctx, "groups:write", async (tx, { actor }) => {
    const seen = await groups.findGroup(tx, id);
    const alone = seen && needsAlone(seen, change);
    const row = alone ? await groups.lockGroup(tx, id) : seen;
    if (!row) return unchanged(undefined);
    change.precondition?.(row.version);
    assertMayChange(actor.type, row);
    if (change.members.length > 0) {
      const ids = change.members.flatMap((one) => ("ids" in one ? one.ids : []));
      await locks.lockForMembership(tx, [id], ids);
    }

    const entries = [
      ...(await saveDocument(tx, row, change.apply(row.document))),
      ...(await changeMembers(tx, row, change.members)),
    ];
    await link(tx, actor, row);
    if (entries.length > 0) await memberships.raiseVersion(tx, [id], new Date());
    return recordedAll(change.view(tx, row), entries);
  });
}

const needsAlone = <V>(row: GroupRow, { apply, members, precondition }: GroupChange<V>): boolean =>
  precondition !== undefined ||
  apply(row.document) !== row.document ||
  members.some(({ kind }) => kind === "replace" || kind === "removeWhere");

async function link(tx: Tx, actor: Actor, row: GroupRow): Promise<void> {
  if (actor.type !== "token" || row.managedBy !== null) return;
  await groups.saveGroup(tx, row.id, { managedBy: actor.id });
}

/** Removes a group: its memberships and the open assignments they gave, never people or sign-offs. */
export async function removeGroup(
  ctx: Ctx,
  id: string,
  precondition?: Precondition,
): Promise<boolean> {
  return write(ctx, "groups:write", async (tx, { actor }) => {
    const row = await groups.lockGroup(tx, id);
    if (!row) return unchanged(false);
    precondition?.(row.version);
    assertMayChange(actor.type, row);

    const direct = await members.membersOf(tx, [id]);
    const everyone = await members.peopleInGroup(tx, id);
    const around = await members.groupsAround(tx, id);
    await groups.deleteGroup(tx, id);
    await memberships.raiseVersion(
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
      ...(await reconcile(tx, thesePeople(everyone))),
    ]);
  });
}

const left = (member: members.Member, row: GroupRow): ActivityEntry =>
  membershipEntry(
    "group.member_removed",
    { id: member.id, label: member.display, type: member.type === "User" ? "user" : "group" },
    { id: row.id, label: row.displayName },
  );

/** The name and members of a group that an IdP owns are changed there (the verb refuses it, not only the page). */
function assertMayChange(actorType: string, row: GroupRow): void {
  if (actorType !== "user" || row.managedBy === null) return;
  throw new DirectoryError(
    "managed",
    `"${row.displayName}" is managed by SCIM. Change it in the identity provider.`,
  );
}
