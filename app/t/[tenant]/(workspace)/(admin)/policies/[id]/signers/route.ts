import type { NextRequest } from "next/server";
import { z } from "zod";
import { foundOrNotFoundPage } from "@/app/found";
import { exportSigners, getPolicy, signerFilters } from "@/lib/directory/policies/policies";
import { csvDownload } from "@/lib/http/csv-download";
import { requireAdmin } from "@/lib/http/page";
import { signersCsv } from "@/lib/http/signers-csv";

const states = z.enum(signerFilters).optional().catch(undefined);

/** Who is to sign a policy's present version, as CSV. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { ctx, tenant } = await requireAdmin();
  const { id } = await foundOrNotFoundPage(getPolicy(ctx, await params));
  const state = states.parse(request.nextUrl.searchParams.get("state") ?? undefined);
  return csvDownload(`${tenant.slug}-signatures`, signersCsv(exportSigners(ctx, { id, state })));
}
