import { Check, Minus } from "lucide-react";
import type { Metadata } from "next";
import { Badge } from "@/app/ui/badge";
import { classNames } from "@/app/ui/class-names";
import { keptFor } from "@/app/ui/kept-for";
import { PageHead } from "@/app/ui/page-head";
import { type Feature, includes, type Plan, plans } from "@/lib/directory/plans";
import { type KeptDays, keptDays } from "@/lib/directory/retention/kept-days";
import { requireAdmin } from "@/lib/http/page";
import { ChangePlanDialog } from "./change-plan-dialog";

export const metadata: Metadata = { title: "Plan" };

const everywhere = ["Users and groups", "Policies and sign-offs"];
const features: Record<Feature, string> = {
  scim: "SCIM provisioning",
  sso: "SAML single sign-on",
  activityLog: "Activity Log and CSV export",
};

export default async function PlanPage() {
  const { ctx, tenant } = await requireAdmin();
  const kept = await keptDays(ctx);
  return (
    <>
      <PageHead
        title="Plan"
        sentence="What this workspace includes. A change takes effect at once; no payment is taken here."
      />
      <ul className="grid gap-4 md:grid-cols-3">
        {plans.map((plan) => {
          const isCurrent = plan.id === tenant.plan;
          return (
            <li
              key={plan.id}
              className={classNames(
                "flex flex-col rounded-lg bg-surface p-5",
                isCurrent ? "ring-2 ring-accent" : "ring-1 ring-line",
              )}
            >
              <h2 className="flex h-6 items-center justify-between text-base">
                {plan.name}
                {isCurrent && <Badge tone="accent">Current plan</Badge>}
              </h2>
              <ul className="my-4 flex-1 space-y-2 text-sm last:mb-0">
                {everywhere.map((label) => (
                  <Line key={label} label={label} isIncluded />
                ))}
                {Object.entries(features).map(([feature, label]) => (
                  <Line
                    key={feature}
                    label={label}
                    isIncluded={includes(plan.id, feature as Feature)} // the keys of `features`
                  />
                ))}
                <Line
                  label={`Activity events kept ${keptFor(kept(plan.id).activity)}`}
                  isIncluded
                />
              </ul>
              {!isCurrent && (
                <ChangePlanDialog
                  to={plan}
                  losesScim={losesScim(tenant.plan, plan.id)}
                  losesEvents={losesEvents(kept(tenant.plan), kept(plan.id))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const losesScim = (from: Plan, to: Plan) => includes(from, "scim") && !includes(to, "scim");

/** How long the other plan keeps events, if that is shorter. */
const losesEvents = ({ activity: from }: KeptDays, { activity: to }: KeptDays) =>
  to !== null && (from === null || to < from) ? keptFor(to) : undefined;

function Line({ label, isIncluded }: { label: string; isIncluded: boolean }) {
  const Icon = isIncluded ? Check : Minus;
  return (
    <li className={classNames("flex gap-2", !isIncluded && "text-muted")}>
      <Icon
        size={16}
        aria-hidden
        className={classNames("mt-0.5 shrink-0", isIncluded && "text-success")}
      />
      {label}
      {!isIncluded && <span className="sr-only">: not included</span>}
    </li>
  );
}
