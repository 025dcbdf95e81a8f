import "server-only";
import { v7 as uuidv7 } from "uuid";
import * as groups from "@/db/queries/groups";
import { lockForMembership } from "@/db/queries/membership-locks";
import { raiseVersion } from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import { caseKey } from "@/lib/scim/case-key";
import type { JsonObject } from "@/lib/scim/json";
import type { Group } from "@/lib/scim/resources/group";
import type { Actor } from "../actor";
import type { Ctx } from "../ctx";
import { conflict } from "../errors";
import type { ActivityEntry } from "../outcome";
import { recordedAll, type View, write } from "../write";
import {
  changeMembers,
  type GroupRow,
  groupColumns,
  groupTarget,
  saveDocument,
} from "./change-group";

/**
 * Creates a group with its members. A group that a person made and that has the name is taken over when a token
 * asks; it keeps its members where the request names none. Throws conflict (displayName) and invalid (members).
 */
export async function provisionGroup<V>(
  ctx: Ctx,
  input: Group,
  view: View<{ id: string }, V>,
): Promise<V> {
  const { members = [], ...document } = input;
  const ids = [...new Set(members.flatMap(({ value }) => value ?? []))];
  return write(ctx, "groups:write", async (tx, { actor }) => {
    const existing = await groups.lockGroupByName(tx, caseKey(document.displayName));
    if (existing && (actor.type !== "token" || existing.managedBy !== null)) {
      throw conflict(
        "displayName",
        `A group named "${existing.displayName}" exists already. Look it up by displayName and update that one, or choose another name.`,
      );
    }
    const id = existing?.id ?? (await create(tx, actor, document));
    const row = existing ?? (await found(tx, id));
    const entries: ActivityEntry[] = existing
      ? await takeOver(tx, actor, existing, document)
      : [{ action: "group.created", target: groupTarget(row), after: document as JsonObject }];
    if (ids.length > 0) {
      await lockForMembership(tx, [id], ids);
      entries.push(...(await changeMembers(tx, row, [{ kind: "replace", ids }])));
    }
    if (existing && entries.length > 0) await raiseVersion(tx, [id], new Date());
    return recordedAll(view(tx, { id }), entries);
  });
}

async function create(tx: Tx, actor: Actor, document: Group): Promise<string> {
  const id = uuidv7();
  const now = new Date();
  await groups.insertGroup(tx, {
    id,
    ...groupColumns(document),
    managedBy: actor.type === "token" ? actor.id : null,
    createdAt: now,
  });
  await raiseVersion(tx, [id], now);
  return id;
}

async function takeOver(
  tx: Tx,
  actor: Actor,
  row: GroupRow,
  document: Group,
): Promise<ActivityEntry[]> {
  if (actor.type === "token") await groups.saveGroup(tx, row.id, { managedBy: actor.id });
  return saveDocument(tx, row, document);
}

async function found(tx: Tx, id: string): Promise<GroupRow> {
  const row = await groups.findGroup(tx, id);
  if (!row) throw new Error("a group that this transaction holds is there");
  return row;
}
