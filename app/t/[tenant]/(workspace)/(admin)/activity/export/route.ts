import type { NextRequest } from "next/server";
import { exportActivity } from "@/lib/directory/activity";
import { activityCsv } from "@/lib/http/activity-csv";
import { requireAdmin } from "@/lib/http/page";
import { textStream } from "@/lib/http/text-stream";
import { activityFilter } from "../activity-filter";

/** The log as CSV, streamed; it honours the filter of the page that links here. */
export async function GET(request: NextRequest): Promise<Response> {
  const { ctx, tenant } = await requireAdmin();
  const filter = activityFilter(Object.fromEntries(request.nextUrl.searchParams));
  const lines = activityCsv(exportActivity(ctx, filter));
  const day = new Date().toISOString().slice(0, 10);

  return new Response(textStream(lines), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${tenant.slug}-activity-${day}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
