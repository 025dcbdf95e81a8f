import "server-only";

/** What operators may know of the database: whether it answers and has our schema, and how many connections are in use. */
export { databaseStanding, poolUse } from "@/db/client";
