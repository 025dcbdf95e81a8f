import { type Plan, planNames } from "@/db/schema/tenants";

export { type Plan, planNames } from "@/db/schema/tenants";

/** What a plan can include beyond people, groups, policies and sign-offs. */
export type Feature = "scim" | "sso" | "activityLog";

interface PlanDescription {
  readonly id: Plan;
  readonly name: string;
  readonly features: readonly Feature[];
}

const described: Record<Plan, Omit<PlanDescription, "id">> = {
  free: { name: "Free", features: [] },
  standard: { name: "Standard", features: ["scim", "sso", "activityLog"] },
  premium: { name: "Premium", features: ["scim", "sso", "activityLog"] },
};

/** Every plan, smallest first. */
export const plans: readonly PlanDescription[] = planNames.map((id) => ({ id, ...described[id] }));

/** Whether a plan has a feature. */
export const includes = (plan: Plan, feature: Feature): boolean =>
  described[plan].features.includes(feature);

/** The plans that have a feature, for sentences: "Standard and Premium". */
export const plansWith = (feature: Feature): string =>
  plans
    .filter((plan) => plan.features.includes(feature))
    .map((plan) => plan.name)
    .join(" and ");
