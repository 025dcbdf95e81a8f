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

/** The workspace's keys; creates the first if there are none. Throws planRequired. */
export async function ensuredKeys(ctx: Ctx): Promise<KeyRow[]> {
  const found = await read(ctx, "sso:start", findKeys);
  if (found.length > 0) return found;

  const made = await firstKey(ctx);
  return write(ctx, "sso:start", async (tx, { tenant }) => {
    const isFirst = await insertKey(tx, made); // another instance may have been faster
    const rows = await findKeys(tx);
    return isFirst ? recorded(rows, keyMade(tenant, made)) : unchanged(rows);
  });
}

/** First keys being generated, one per workspace: anyone can request a certificate, and a key takes 0.5 s of CPU. */
const making = new Map<string, Promise<KeyRow>>();

function firstKey(ctx: Ctx): Promise<KeyRow> {
  const { workspace } = ctx;
  const made = making.get(workspace) ?? newKey(ctx, "current");
  making.set(workspace, made);
  return made.finally(() => making.delete(workspace));
}

/** The signing key, created if there is none; undefined if it can no longer be decrypted. Throws planRequired. */
export async function signingKey(ctx: Ctx): Promise<SigningKey | undefined> {
  const row = keyOf(await ensuredKeys(ctx), "current");
  if (!row) return undefined;
  const privateKey = openKey(row.sealedKey, row.id);
  return privateKey === undefined ? undefined : { privateKey, certificate: row.certificate };
}

/** The private keys that an assertion may be encrypted for, in PEM. */
export const decryptionKeys = (rows: readonly KeyRow[]): string[] =>
  rows.flatMap(({ sealedKey, id }) => openKey(sealedKey, id) ?? []);

export const keyOf = (rows: readonly KeyRow[], state: KeyState): KeyRow | undefined =>
  rows.find((row) => row.state === state);

/** Generates a key without storing it. Too slow to run inside a transaction. */
export async function newKey({ workspace }: Ctx, state: KeyState): Promise<KeyRow> {
  const now = new Date();
  const id = newId();
  const { privateKey, certificate } = await newSigningKey(`Accedo ${workspace}`, now);
  return { id, state, certificate, sealedKey: sealKey(privateKey, id), madeAt: now };
}

/** By the system, because nobody asked for the first key: it is created when needed. */
const keyMade = (tenant: Tenant, { certificate }: KeyRow): ActivityEntry => ({
  action: "sso.certificate_made",
  target: workspaceTarget(tenant),
  after: { certificate: fingerprintOf(certificate) },
  by: { type: "system" },
});
