import "server-only";

export { poolUse } from "@/db/client";
