import { z } from "zod";

const plans = ["free", "standard", "premium"] as const;

/** How many days rows are kept, by the workspace's plan; null is forever. */
export type DaysByPlan = Record<(typeof plans)[number], number | null>;

const period = "(forever|[1-9]\\d{0,4})";
const ofPlan = `(${plans.join("|")})=${period}`;
const form = new RegExp(`^(${period}|${ofPlan}([\\s,]+${ofPlan})*)$`);

/** A setting such as `forever`, `730`, or `free=90 standard=730`; a plan that isn't named keeps rows forever. */
export const daysByPlanSetting = ({ least }: { least: number }) =>
  z
    .string()
    .trim()
    .regex(form, 'must be "forever", a number of days, or plan=days for each plan')
    .refine(
      (text) => Object.values(daysByPlan(text)).every((days) => days === null || days >= least),
      `must be at least ${least} days`,
    );

/** Reads such a setting. */
export function daysByPlan(text: string): DaysByPlan {
  const stated = new Map(text.split(/[\s,]+/).map((one) => pair(one)));
  const of = (plan: string) => {
    const days = stated.get(plan) ?? stated.get("every") ?? "forever";
    return days === "forever" ? null : Number(days);
  };
  return { free: of("free"), standard: of("standard"), premium: of("premium") };
}

function pair(text: string): [plan: string, days: string] {
  const [left = "", right] = text.split("=");
  return right === undefined ? ["every", left] : [left, right];
}
