import "server-only";
import * as groups from "@/db/queries/groups";
import * as members from "@/db/queries/members";
import { lockMembers, type Named, type Person } from "@/db/queries/membership-locks";
import type { Tx } from "@/db/tx";
import { caseKey } from "@/lib/scim/case-key";
import type { JsonObject } from "@/lib/scim/json";
import { type Group, groupType } from "@/lib/scim/resources/group";
import { searchDocument } from "@/lib/scim/search-document";
import { changesBetween } from "../changes";
import { conflict } from "../errors";
import type { ActivityEntry } from "../outcome";
import { addMembers, removeMembers } from "./membership";

export type GroupRow = groups.GroupRow;

/** A change of a group's direct members, by ids of people and groups. */
export type MemberChange =
  | { kind: "add" | "remove" | "replace"; ids: readonly string[] }
  | { kind: "removeWhere"; matching: (tx: Tx, groupId: string) => Promise<string[]> };

export const groupTarget = (row: { id: string; displayName: string }) => ({
  type: "group" as const,
  id: row.id,
  label: row.displayName,
});

/** The columns that are read off a group's document. */
export const groupColumns = (document: Group) => ({
  document,
  search: searchDocument(groupType, document as JsonObject), // a Group is JSON
  displayName: document.displayName,
  displayNameKey: caseKey(document.displayName),
  externalId: document.externalId ?? null,
});

/** The refusal of a displayName that another group has. */
export const nameTaken = (displayName: string, advice: string) =>
  conflict(
    "displayName",
    `A group with the displayName "${displayName}" exists already. ${advice}`,
  );

/** Writes a group's own attributes, under its lock. Throws conflict (displayName). */
export async function saveDocument(tx: Tx, row: GroupRow, after: Group): Promise<ActivityEntry[]> {
  const changed = changesBetween(row.document as JsonObject, after as JsonObject);
  if (Object.keys({ ...changed.before, ...changed.after }).length === 0) return [];
  const columns = groupColumns(after);
  if (columns.displayNameKey !== row.displayNameKey) {
    const taken = await groups.findGroupByName(tx, columns.displayNameKey);
    if (taken) throw nameTaken(taken.displayName, "Choose another name, or rename that one first.");
  }
  groups.saveGroup(tx, row.id, columns);
  return [{ action: "group.updated", target: groupTarget({ ...row, ...after }), ...changed }];
}

/** Whom additions and removals name, people and groups alike; a replacement finds out for itself who comes and goes. */
export const namedIn = (changes: readonly MemberChange[]): string[] =>
  changes.flatMap((change) =>
    change.kind === "add" || change.kind === "remove" ? change.ids : [],
  );

/**
 * Applies changes of members in order; an entry for each person or group that came or went, and for their
 * assignments. `people` are those whom the changes name, locked.
 */
export async function changeMembers(
  tx: Tx,
  row: GroupRow,
  changes: readonly MemberChange[],
  people: readonly Person[],
): Promise<ActivityEntry[]> {
  const group = { id: row.id, label: row.displayName };
  const entries: ActivityEntry[] = [];
  for (const change of changes) {
    entries.push(...(await changeOnce(tx, group, change, people)));
  }
  return entries;
}

async function changeOnce(
  tx: Tx,
  group: Named,
  change: MemberChange,
  people: readonly Person[],
): Promise<ActivityEntry[]> {
  switch (change.kind) {
    case "add":
      return addMembers(tx, group, change.ids, among(people, change.ids));
    case "remove":
      return removeMembers(tx, group, change.ids, among(people, change.ids));
    case "removeWhere": {
      const ids = await change.matching(tx, group.id);
      return removeMembers(tx, group, ids, await lockMembers(tx, ids));
    }
    case "replace":
      return replaceMembers(tx, group, change.ids);
  }
}

function among(people: readonly Person[], ids: readonly string[]): Person[] {
  const these = new Set(ids);
  return people.filter(({ scimId }) => these.has(scimId));
}

async function replaceMembers(
  tx: Tx,
  group: Named,
  ids: readonly string[],
): Promise<ActivityEntry[]> {
  const [gone, there] = await Promise.all([
    members.membersBesides(tx, group.id, ids),
    members.memberIdsAmong(tx, group.id, ids),
  ]);
  const known = new Set(there);
  const coming = ids.filter((id) => !known.has(id));
  const people = await lockMembers(tx, [...gone, ...coming]);
  return [
    ...(await removeMembers(tx, group, gone, among(people, gone))),
    ...(await addMembers(tx, group, coming, among(people, coming))),
  ];
}
