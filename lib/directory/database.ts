import "server-only";

/** For operators: whether the database answers and has our schema, and how many connections are in use. */
export { databaseStanding, poolUse } from "@/db/client";
