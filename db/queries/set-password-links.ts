import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { setPasswordLinks } from "../schema/sign-in";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

const unused = and(
  eq(setPasswordLinks.tenantId, currentTenant),
  isNull(setPasswordLinks.usedAt),
  gt(setPasswordLinks.expiresAt, sql`now()`),
);

/** Adds a link and invalidates the person's earlier ones. The caller holds the account's lock. */
export async function replaceLinks(
  tx: Tx,
  link: { digest: Buffer; userId: string; expiresAt: Date },
): Promise<void> {
  await tx
    .update(setPasswordLinks)
    .set({ usedAt: sql`now()` })
    .where(and(unused, eq(setPasswordLinks.userId, link.userId)));
  await tx.insert(setPasswordLinks).values(link);
}

/** The id of the link's owner; undefined if it was used or has expired. */
export async function ownerOfLink(tx: Tx, digest: Buffer): Promise<string | undefined> {
  const [row] = await tx
    .select({ userId: setPasswordLinks.userId })
    .from(setPasswordLinks)
    .where(and(unused, eq(setPasswordLinks.digest, digest)));
  return row?.userId;
}

/** Uses up a link; false if it was used or has expired. The caller holds the account's lock. */
export async function spendLink(tx: Tx, digest: Buffer): Promise<boolean> {
  const used = await tx
    .update(setPasswordLinks)
    .set({ usedAt: sql`now()` })
    .where(and(unused, eq(setPasswordLinks.digest, digest)))
    .returning({ userId: setPasswordLinks.userId });
  return used.length > 0;
}
