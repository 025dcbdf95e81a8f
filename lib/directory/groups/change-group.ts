import "server-only";
import * as groups from "@/db/queries/groups";
import * as members from "@/db/queries/members";
import type { Named } from "@/db/queries/membership-locks";
import type { Tx } from "@/db/tx";
import { caseKey } from "@/lib/scim/case-key";
import type { JsonObject } from "@/lib/scim/json";
import { type Group, groupType } from "@/lib/scim/resources/group";
import { searchDocument } from "@/lib/scim/search-document";
import { changesBetween } from "../changes";
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

/** Writes a group's own attributes, under its lock. */
export async function saveDocument(tx: Tx, row: GroupRow, after: Group): Promise<ActivityEntry[]> {
  const changed = changesBetween(row.document as JsonObject, after as JsonObject);
  if (Object.keys({ ...changed.before, ...changed.after }).length === 0) return [];
  await groups.saveGroup(tx, row.id, groupColumns(after));
  return [{ action: "group.updated", target: groupTarget({ ...row, ...after }), ...changed }];
}

/** Applies changes of members in order; an entry for each person or group that came or went, and for their assignments. */
export async function changeMembers(
  tx: Tx,
  row: GroupRow,
  changes: readonly MemberChange[],
): Promise<ActivityEntry[]> {
  const group = { id: row.id, label: row.displayName };
  const entries: ActivityEntry[] = [];
  for (const change of changes) {
    entries.push(...(await changeOnce(tx, group, change)));
  }
  return entries;
}

async function changeOnce(tx: Tx, group: Named, change: MemberChange): Promise<ActivityEntry[]> {
  switch (change.kind) {
    case "add":
      return addMembers(tx, group, change.ids);
    case "remove":
      return removeMembers(tx, group, change.ids);
    case "removeWhere":
      return removeMembers(tx, group, await change.matching(tx, group.id));
    case "replace": {
      const gone = await members.membersBesides(tx, group.id, change.ids);
      const there = new Set(await members.memberIdsAmong(tx, group.id, change.ids));
      return [
        ...(await removeMembers(tx, group, gone)),
        ...(await addMembers(
          tx,
          group,
          change.ids.filter((id) => !there.has(id)),
        )),
      ];
    }
  }
}
