import type { NextRequest } from "next/server";
import { watchRequests } from "@/lib/directory/provisioning-log/watch";
import { arrivalEvents } from "@/lib/http/arrival-events";
import { eventStream } from "@/lib/http/event-stream";
import { newestStreams } from "@/lib/http/newest-streams";
import { requireAdmin } from "@/lib/http/page";
import { logFilter } from "./filter";

/** Streams new requests to an open page. A browser that reconnects sends the id of the last one it received. */
export async function GET({ headers, nextUrl }: NextRequest): Promise<Response> {
  const { ctx, user } = await requireAdmin();
  const { since, ...params } = Object.fromEntries(nextUrl.searchParams);
  const known = headers.get("last-event-id") ?? since;
  const lists = watchRequests(ctx, logFilter(params), { since: known });
  return eventStream(arrivalEvents(newestStreams(user.id, lists)));
}
