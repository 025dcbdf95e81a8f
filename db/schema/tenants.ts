import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy } from "./tenant-scope";

export const planNames = ["free", "standard", "premium"] as const;
export type Plan = (typeof planNames)[number];

export const tenants = pgTable(
  "tenants",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique("tenants_slug_key"),
    name: text().notNull(),
    plan: text({ enum: planNames }).notNull(),
    /** When the plan last changed, maintained by the database; the plan's retention takes effect 30 days later. */
    planSince: instant().notNull().defaultNow(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [tenantPolicy(t.id)],
);
