import { asOwner } from "./as-owner";

/** Sets when a workspace's policies were changed last: "infinity" is no time that a page could show. */
export const changedPolicies = ({ slug }: { slug: string }, at: "infinity" | "now") =>
  asOwner(slug, (sql) => sql`update policies set last_modified = ${at}::text::timestamptz`);

/** Has a day gone by since what was asked of a person was due. */
export const overdue = ({ slug }: { slug: string }, userId: string) =>
  asOwner(
    slug,
    (sql) =>
      sql`update assignments set due_at = now() - interval '1 day' where user_id = ${userId}`,
  );
