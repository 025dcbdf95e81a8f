import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { exportActivity } from "@/lib/directory/activity";
import { includes } from "@/lib/directory/plans";
import { activityCsv } from "@/lib/http/activity-csv";
import { csvDownload } from "@/lib/http/csv-download";
import { requireAdmin } from "@/lib/http/page";
import { activityFilter } from "../activity-filter";

/** Streams the log as CSV, with the filter of the page that links here. */
export async function GET(request: NextRequest): Promise<Response> {
  const { ctx, tenant } = await requireAdmin();
  if (!includes(tenant.plan, "activityLog")) redirect("/activity"); // that page names the plans that include it
  const filter = activityFilter(Object.fromEntries(request.nextUrl.searchParams));
  return csvDownload(`${tenant.slug}-activity`, activityCsv(exportActivity(ctx, filter)));
}
