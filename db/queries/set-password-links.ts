import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { setPasswordLinks } from "../schema/sign-in";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

const unused = and(
  eq(setPasswordLinks.tenantId, currentTenant),
  isNull(setPasswordLinks.usedAt),
  gt(setPasswordLinks.expiresAt, sql`now()`),
);

/** Adds a link, under the lock of its account; those that the person had before are void. */
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

/** Whose link it is, by id; undefined where it was used or is over. */
export async function ownerOfLink(tx: Tx, digest: Buffer): Promise<string | undefined> {
  const [row] = await tx
    .select({ userId: setPasswordLinks.userId })
    .from(setPasswordLinks)
    .where(and(unused, eq(setPasswordLinks.digest, digest)));
  return row?.userId;
}

/** Uses a link up, under the lock of its account; false where it was used or is over. */
export async function spendLink(tx: Tx, digest: Buffer): Promise<boolean> {
  const used = await tx
    .update(setPasswordLinks)
    .set({ usedAt: sql`now()` })
    .where(and(unused, eq(setPasswordLinks.digest, digest)))
    .returning({ userId: setPasswordLinks.userId });
  return used.length > 0;
}
