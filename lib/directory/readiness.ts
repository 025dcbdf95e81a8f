import "server-only";
import { answers } from "@/db/client";

/** Whether the database answers. */
export const isReady = (): Promise<boolean> => answers();
