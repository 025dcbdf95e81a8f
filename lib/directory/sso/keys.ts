import "server-only";
import { findKeys, insertKey, type KeyRow, type KeyState } from "@/db/queries/sso-keys";
import { newId } from "@/lib/new-id";
import { newSigningKey, type SigningKey } from "@/lib/saml/signing-key";
import type { Tenant } from "../actor";
import type { Ctx } from "../ctx";
import type { ActivityEntry } from "../outcome";
import { workspaceTarget } from "../workspace-target";
import { read, recorded, unchanged, write } from "../write";
import { fingerprintOf } from "./certificate";
import { openKey, sealKey } from "./sealed-key";

/** The workspace's keys, with a first one made where it has none. Throws planRequired. */
export async function ensuredKeys(ctx: Ctx): Promise<KeyRow[]> {
  const found = await read(ctx, "sso:start", findKeys);
  if (found.length > 0) return found;

  const made = await firstKey(ctx);
  return write(ctx, "sso:start", async (tx, { tenant }) => {
    const isFirst = await insertKey(tx, made); // another instance may have been quicker
    const rows = await findKeys(tx);
    return isFirst ? recorded(rows, keyMade(tenant, made)) : unchanged(rows);
  });
}

/** First keys that are being made: anybody can ask for a certificate, and a key takes half a second of CPU. */
const making = new Map<string, Promise<KeyRow>>();

function firstKey(ctx: Ctx): Promise<KeyRow> {
  const { workspace } = ctx;
  const made = making.get(workspace) ?? newKey(ctx, "current");
  making.set(workspace, made);
  return made.finally(() => making.delete(workspace));
}

/** The key that signs, made where there is none; undefined where it can't be opened any more. Throws planRequired. */
export async function signingKey(ctx: Ctx): Promise<SigningKey | undefined> {
  const row = keyOf(await ensuredKeys(ctx), "current");
  if (!row) return undefined;
  const privateKey = openKey(row.sealedKey, row.id);
  return privateKey === undefined ? undefined : { privateKey, certificate: row.certificate };
}

/** What something may be encrypted for, PEM. */
export const decryptionKeys = (rows: readonly KeyRow[]): string[] =>
  rows.flatMap(({ sealedKey, id }) => openKey(sealedKey, id) ?? []);

export const keyOf = (rows: readonly KeyRow[], state: KeyState): KeyRow | undefined =>
  rows.find((row) => row.state === state);

/** A key that isn't kept yet. It takes a moment, which no transaction should last. */
export async function newKey({ workspace }: Ctx, state: KeyState): Promise<KeyRow> {
  const now = new Date();
  const id = newId();
  const { privateKey, certificate } = await newSigningKey(`Accedo ${workspace}`, now);
  return { id, state, certificate, sealedKey: sealKey(privateKey, id), madeAt: now };
}

/** Nobody asked for the first one: it is there when it is needed. */
const keyMade = (tenant: Tenant, { certificate }: KeyRow): ActivityEntry => ({
  action: "sso.certificate_made",
  target: workspaceTarget(tenant),
  after: { certificate: fingerprintOf(certificate) },
  by: { type: "system" },
});
