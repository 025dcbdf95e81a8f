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
  /** One that is to take over; null while none is. */
  readonly next: Certificate | null;
  /** Whether the private key opens; it doesn't once ACCEDO_SECRET has changed. */
  readonly isUsable: boolean;
}

/** The certificates to give to the provider; null until the first is needed, and made. Throws planRequired. */
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

/** What the workspace's metadata says of its keys. Throws planRequired. */
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
 * Makes a certificate that is to take over, so that it can be at the provider before anything is signed with it. Where
 * the present one can't be used any more, the new one takes its place at once. Throws conflict where one waits already.
 */
export async function makeNextCertificate(ctx: Ctx): Promise<void> {
  await prove(ctx, "sso:write"); // nobody else has the server make keys at will
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

/** Signs with the new certificate from now on. What is encrypted for the one before still opens. Throws notFound. */
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
