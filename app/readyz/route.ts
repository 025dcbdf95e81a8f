import { isReady } from "@/lib/directory/readiness";

export const dynamic = "force-dynamic";

/** Whether requests can be served: the database answers, with the schema that this version needs. */
export const GET = async () =>
  (await isReady()) ? new Response("ready\n") : new Response("no database\n", { status: 503 });
