import "server-only";

/** What operators may know of the database: whether it answers, and how many connections are in use. */
export { answers, poolUse } from "@/db/client";
