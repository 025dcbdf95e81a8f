import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { currentTenant } from "../schema/tenant-scope";
import { type Plan, tenants } from "../schema/tenants";
import type { Tx } from "../tx";

/** Changes the workspace's name or plan. */
export async function saveTenant(tx: Tx, values: { name?: string; plan?: Plan }): Promise<void> {
  await tx.update(tenants).set(values).where(eq(tenants.id, currentTenant));
}

/** Every workspace, by slug. Only the owner of the tables sees more than one. */
export async function listTenants(ownerUrl: string): Promise<(typeof tenants.$inferSelect)[]> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await drizzle(client, { casing: "snake_case" })
      .select()
      .from(tenants)
      .orderBy(tenants.slug);
  } finally {
    await client.end();
  }
}
