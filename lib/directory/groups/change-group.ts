import "server-only";
import * as groups from "@/db/queries/groups";
import * as members from "@/db/queries/members";
import { type Held, lockMembers, type Named } from "@/db/queries/membership-locks";
import { raiseVersion } from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import { caseKey } from "@/lib/scim/case-key";
import { type Group, groupType } from "@/lib/scim/resources/group";
import { searchDocument } from "@/lib/scim/search-document";
import { changesBetween, isNoChange } from "../changes";
import { conflict } from "../errors";
import type { ActivityEntry } from "../outcome";
import { addMembers, removeMembers } from "./membership";

export type GroupRow = groups.GroupRow;

/** A change that lists the ids to add or remove. */
interface ComingOrGoing {
  readonly kind: "add" | "remove";
  readonly ids: readonly string[];
}

/** A change to a group's direct members, by ids of people and groups. */
export type MemberChange =
  | ComingOrGoing
  | { kind: "replace"; ids: readonly string[] }
  | { kind: "removeWhere"; matching: (tx: Tx, groupId: string) => Promise<string[]> };

export const groupTarget = (row: { id: string; displayName: string }) => ({
  type: "group" as const,
  id: row.id,
  label: row.displayName,
});

/** The columns derived from a group's document. */
export const groupColumns = (document: Group) => ({
  document,
  search: searchDocument(groupType, document),
  displayName: document.displayName,
  displayNameKey: caseKey(document.displayName),
  externalId: document.externalId ?? null,
});

/** The error for a displayName that another group has. */
export const nameTaken = (displayName: string, advice: string) =>
  conflict("displayName", `A group named "${displayName}" already exists. ${advice}`);

/** A group after a change, and the change's events. */
export interface Saved {
  readonly saved: GroupRow;
  readonly entries: readonly ActivityEntry[];
}

/** Saves the attributes of a locked group. Throws conflict (displayName). */
export async function saveDocument(tx: Tx, row: GroupRow, after: Group): Promise<Saved> {
  const changed = changesBetween(row.document, after);
  if (isNoChange(changed)) return { saved: row, entries: [] };
  const columns = groupColumns(after);
  if (columns.displayNameKey !== row.displayNameKey) {
    const taken = await groups.findGroupByName(tx, columns.displayNameKey);
    if (taken)
      throw nameTaken(taken.displayName, "Choose another name, or rename that group first.");
  }
  const saved = groups.saveGroup(tx, row, columns);
  return { saved, entries: [{ action: "group.updated", target: groupTarget(saved), ...changed }] };
}

/** Increments a group's version, and returns the updated group. */
export function raised(tx: Tx, row: GroupRow): GroupRow {
  const lastModified = new Date();
  raiseVersion(tx, [row.id], lastModified);
  return { ...row, version: row.version + 1, lastModified };
}

/** The ids of all people and groups that the changes list. */
export const everyoneNamed = (changes: readonly MemberChange[]): string[] =>
  changes.flatMap((change) => ("ids" in change ? change.ids : []));

/** Whether a change lists who is added or removed; a replacement, or a removal by filter, has to query that. */
export const comesOrGoes = (change: MemberChange): change is ComingOrGoing =>
  change.kind === "add" || change.kind === "remove";

/**
 * Applies member changes in order; returns an entry for each person or group added or removed, and for their
 * assignments. `held` has the people whom the changes list.
 */
export async function changeMembers(
  tx: Tx,
  row: GroupRow,
  changes: readonly MemberChange[],
  held: Held,
): Promise<ActivityEntry[]> {
  const group = { id: row.id, label: row.displayName };
  const entries: ActivityEntry[] = [];
  for (const change of changes) {
    entries.push(...(await changeOnce(tx, group, change, held)));
  }
  return entries;
}

async function changeOnce(
  tx: Tx,
  group: Named,
  change: MemberChange,
  held: Held,
): Promise<ActivityEntry[]> {
  switch (change.kind) {
    case "add":
      return addMembers(tx, group, change.ids, among(held, change.ids));
    case "remove":
      return removeMembers(tx, group, change.ids, among(held, change.ids));
    case "removeWhere": {
      const ids = await change.matching(tx, group.id);
      return removeMembers(tx, group, ids, { ...held, people: await lockMembers(tx, ids) });
    }
    case "replace":
      return replaceMembers(tx, group, change.ids, held);
  }
}

function among({ people, ...held }: Held, ids: readonly string[]): Held {
  const these = new Set(ids);
  return { ...held, people: people.filter(({ scimId }) => these.has(scimId)) };
}

async function replaceMembers(
  tx: Tx,
  group: Named,
  ids: readonly string[],
  { hasPolicies }: Held,
): Promise<ActivityEntry[]> {
  const [gone, there] = await Promise.all([
    members.membersBesides(tx, group.id, ids),
    members.memberIdsAmong(tx, group.id, ids),
  ]);
  const known = new Set(there);
  const coming = ids.filter((id) => !known.has(id));
  const held = { people: await lockMembers(tx, [...gone, ...coming]), hasPolicies };
  return [
    ...(await removeMembers(tx, group, gone, among(held, gone))),
    ...(await addMembers(tx, group, coming, among(held, coming))),
  ];
}
