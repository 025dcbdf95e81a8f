import "server-only";
import { findConnection } from "@/db/queries/sso-connection";
import { deleteKeys, findKeys, insertKey, lockKeys, moveKey } from "@/db/queries/sso-keys";
import type { PublishedKeys } from "@/lib/saml/sp-metadata";
import type { Ctx } from "../ctx";
import { conflict, notFound } from "../errors";
import { workspaceTarget } from "../workspace-target";
import { prove, read, recorded, write } from "../write";
import { type Certificate, certificateOf, fingerprintOf } from "./certificate";
import { signsRequests } from "./connection";
import { ensuredKeys, keyOf, newKey } from "./keys";
import { openKey } from "./sealed-key";

/** This workspace's own certificates, as its admins see them. */
export interface OwnCertificates {
  readonly current: Certificate;
  /** The one to switch to next; null if there is none. */
  readonly next: Certificate | null;
  /** Whether the private key can be decrypted; not after ACCEDO_SECRET has changed. */
  readonly isUsable: boolean;
}

/** The certificates to give to the provider; null until the first is needed and created. Throws planRequired. */
export async function getOwnCertificates(ctx: Ctx): Promise<OwnCertificates | null> {
  const rows = await read(ctx, "sso:start", findKeys);
  const [current, next] = [keyOf(rows, "current"), keyOf(rows, "next")];
  if (!current) return null;
  return {
    current: certificateOf(current.certificate),
    next: next ? certificateOf(next.certificate) : null,
    isUsable: openKey(current.sealedKey, current.id) !== undefined,
  };
}

/** The keys in the workspace's metadata. Throws planRequired. */
export async function publishedKeys(ctx: Ctx): Promise<PublishedKeys> {
  const rows = await ensuredKeys(ctx);
  const connection = await read(ctx, "sso:start", findConnection);
  const [current, next] = [keyOf(rows, "current"), keyOf(rows, "next")];
  return {
    signing: [current, next].flatMap((key) => key?.certificate ?? []),
    encryption: current?.certificate ?? null,
    signsRequests: connection !== undefined && signsRequests(connection),
  };
}

/**
 * Creates the next certificate, so that the provider can have it before anything is signed with it. If the current one
 * is no longer usable, the new one replaces it at once. Throws conflict if there is already a next one.
 */
export async function makeNextCertificate(ctx: Ctx): Promise<void> {
  await prove(ctx, "sso:write"); // nobody else may make the server generate keys
  await ensuredKeys(ctx);
  const made = await newKey(ctx, "next");
  await write(ctx, "sso:write", async (tx, { tenant }) => {
    const current = keyOf(await lockKeys(tx), "current");
    const isUsable = current && openKey(current.sealedKey, current.id) !== undefined;
    if (!isUsable) await deleteKeys(tx);
    if (!(await insertKey(tx, isUsable ? made : { ...made, state: "current" }))) {
      throw conflict("certificate", "There is already a new certificate.");
    }
    return recorded(undefined, {
      action: "sso.certificate_made",
      target: workspaceTarget(tenant),
      after: { certificate: fingerprintOf(made.certificate) },
    });
  });
}

/** Signs with the next certificate from now on; the previous key can still decrypt. Throws notFound. */
export const switchToNextCertificate = (ctx: Ctx): Promise<void> =>
  write(ctx, "sso:write", async (tx, { tenant }) => {
    const rows = await lockKeys(tx);
    const [current, next] = [keyOf(rows, "current"), keyOf(rows, "next")];
    if (!current || !next) throw notFound("New certificate");
    await deleteKeys(tx, "previous");
    await moveKey(tx, "current", "previous");
    await moveKey(tx, "next", "current");
    return recorded(undefined, {
      action: "sso.certificate_changed",
      target: workspaceTarget(tenant),
      before: { certificate: fingerprintOf(current.certificate) },
      after: { certificate: fingerprintOf(next.certificate) },
    });
  });
