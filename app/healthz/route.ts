export const dynamic = "force-dynamic";

/** Whether the process runs. */
export const GET = () => new Response("ok\n");
