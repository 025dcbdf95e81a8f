import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { planNames } from "./tenants";

/**
 * How many days each plan keeps rows; null is forever. `migrate` writes it from the configuration, and the application
 * can only read it: the processes that serve requests don't decide how long evidence is kept.
 */
export const retention = pgTable(
  "retention",
  {
    plan: text({ enum: planNames }).primaryKey(),
    activityDays: integer(),
    requestDays: integer(),
  },
  (t) => [
    check("retention_activity_days", sql`${t.activityDays} >= 30`),
    check("retention_request_days", sql`${t.requestDays} >= 1`),
  ],
);
