import { and, eq, isNull } from "drizzle-orm";
import { passwords } from "../schema/sign-in";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import type { UserRow } from "./users";

/** The active account of an email key, and the hash of its password if it has one. */
export async function findForSignIn(
  tx: Tx,
  emailKey: string,
): Promise<{ user: UserRow; hash: string | null } | undefined> {
  const [row] = await tx
    .select({ user: users, hash: passwords.hash })
    .from(users)
    .leftJoin(
      passwords,
      and(eq(passwords.tenantId, users.tenantId), eq(passwords.userId, users.id)),
    )
    .where(
      and(
        eq(users.tenantId, currentTenant),
        eq(users.emailKey, emailKey),
        eq(users.active, true),
        isNull(users.removedAt),
      ),
    );
  return row;
}

/** Sets or replaces a person's password. */
export async function savePassword(tx: Tx, userId: string, hash: string, at: Date): Promise<void> {
  await tx
    .insert(passwords)
    .values({ userId, hash, setAt: at })
    .onConflictDoUpdate({
      target: [passwords.tenantId, passwords.userId],
      set: { hash, setAt: at },
    });
}
