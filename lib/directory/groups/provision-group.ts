import "server-only";
import * as groups from "@/db/queries/groups";
import { lockForMembership, lockMembers } from "@/db/queries/membership-locks";
import { raiseVersion } from "@/db/queries/memberships";
import type { Tx } from "@/db/tx";
import { newId } from "@/lib/new-id";
import { caseKey } from "@/lib/scim/case-key";
import type { Group } from "@/lib/scim/resources/group";
import type { Actor } from "../actor";
import type { Ctx } from "../ctx";
import type { ActivityEntry } from "../outcome";
import { recordedAll, type View, writeAfter } from "../write";
import {
  changeMembers,
  type GroupRow,
  groupColumns,
  groupTarget,
  nameTaken,
  raised,
  type Saved,
  saveDocument,
} from "./change-group";

/**
 * Creates a group with its members. A token takes over an unmanaged group of that name, which keeps its members if the
 * request lists none. Throws conflict (displayName) and invalid (members).
 */
export async function provisionGroup<V>(
  ctx: Ctx,
  input: Group,
  view: View<GroupRow, V>,
): Promise<V> {
  const { members = [], ...document } = input;
  const ids = [...new Set(members.flatMap(({ value }) => value ?? []))];
  const named = (tx: Tx) => groups.lockGroupByName(tx, caseKey(document.displayName));
  return writeAfter(ctx, "groups:write", named, async (tx, { actor }, existing) => {
    if (existing) assertTakeable(actor, existing);
    const { saved, entries } = existing
      ? await takeOver(tx, actor, existing, document)
      : create(tx, actor, document);
    const filled = ids.length > 0 ? await fill(tx, saved, ids, existing ? "replace" : "add") : [];
    const all = [...entries, ...filled];
    const row = existing && all.length > 0 ? raised(tx, saved) : saved;
    return recordedAll(view(tx, row), all);
  });
}

function assertTakeable(actor: Actor, { displayName, managedBy }: GroupRow): void {
  if (actor.type === "token" && managedBy === null) return;
  throw nameTaken(
    displayName,
    actor.type === "token"
      ? "Look it up by displayName and update it, or choose another name."
      : "Choose another name.",
  );
}

function create(tx: Tx, actor: Actor, document: Group): Saved {
  const id = newId();
  const now = new Date();
  const group = {
    id,
    ...groupColumns(document),
    managedBy: actor.type === "token" ? actor.id : null,
    createdAt: now,
  };
  groups.insertGroup(tx, group);
  raiseVersion(tx, [id], now);
  return {
    saved: { ...group, version: 1, lastModified: now },
    entries: [{ action: "group.created", target: groupTarget(group), after: document }],
  };
}

async function fill(
  tx: Tx,
  row: GroupRow,
  ids: readonly string[],
  kind: "add" | "replace",
): Promise<ActivityEntry[]> {
  const [hasPolicies, people] = await Promise.all([
    lockForMembership(tx, [row.id], ids),
    kind === "add" ? lockMembers(tx, ids) : [],
  ]);
  return changeMembers(tx, row, [{ kind, ids }], { people, hasPolicies });
}

async function takeOver(tx: Tx, actor: Actor, row: GroupRow, document: Group): Promise<Saved> {
  const isToken = actor.type === "token";
  const taken = isToken ? groups.saveGroup(tx, row, { managedBy: actor.id }) : row;
  return saveDocument(tx, taken, document);
}
