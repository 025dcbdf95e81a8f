import type { NextRequest } from "next/server";
import { foundOrNotFoundPage } from "@/app/found";
import { exportSigners, getPolicy } from "@/lib/directory/policies/policies";
import { csvDownload } from "@/lib/http/csv-download";
import { requireAdmin } from "@/lib/http/page";
import { signersCsv } from "@/lib/http/signers-csv";
import { signersFilter } from "../signers-filter";

/** Who must sign a policy's current version, as CSV, with the filter of the page that links here. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { ctx, tenant } = await requireAdmin();
  const { id } = await foundOrNotFoundPage(getPolicy(ctx, await params));
  const filter = signersFilter(Object.fromEntries(request.nextUrl.searchParams));
  return csvDownload(`${tenant.slug}-sign-offs`, signersCsv(exportSigners(ctx, { id, ...filter })));
}
