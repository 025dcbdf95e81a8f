import { asOwner } from "./as-owner";

/** Sets when a workspace's policies were last changed; a page can't show "infinity" as a time. */
export const changedPolicies = ({ slug }: { slug: string }, at: "infinity" | "now") =>
  asOwner(slug, (sql) => sql`update policies set last_modified = ${at}::text::timestamptz`);

/** Makes a person's assignments a day overdue. */
export const overdue = ({ slug }: { slug: string }, userId: string) =>
  asOwner(
    slug,
    (sql) =>
      sql`update assignments set due_at = now() - interval '1 day' where user_id = ${userId}`,
  );
