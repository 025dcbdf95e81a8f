import { keptFor } from "@/app/ui/kept-for";
import { Link } from "@/app/ui/link";
import { includes, type Plan, plans } from "@/lib/directory/plans";
import type { KeptDays } from "@/lib/directory/retention/kept-days";
import type { HelpSection } from "../article-page";

/** How long each plan keeps the two logs on this server. */
export const keptSection = (kept: (plan: Plan) => KeptDays): HelpSection => ({
  id: "kept",
  title: "How long the logs are kept",
  body: (
    <>
      <ul>
        {plans.map(({ id, name }) => (
          <li key={id}>
            <strong>{name}</strong>: activity events {keptFor(kept(id).activity)}
            {includes(id, "scim") && `, provisioning requests ${keptFor(kept(id).requests)}`}.
          </li>
        ))}
      </ul>
      <p>
        After that they are deleted permanently. When you change to a plan with a shorter period,
        nothing is deleted for 30 days, so that you have time to export the{" "}
        <Link href="/activity">Activity Log</Link>. Sign-offs are never deleted.{" "}
      </p>
    </>
  ),
});
