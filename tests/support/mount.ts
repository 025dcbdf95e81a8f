import { inject, test } from "vitest";

/** Whether SCIM is answered by our server, or only by Next's route handlers. */
export type Mount = "server" | "next start";

const plainNext = inject("mount") === "next start";

/** For what only our server can do, not plain Next (docs/decisions/0001-scim-ahead-of-next.md). */
export const testOfServer = test.skipIf(plainNext);

/** Methods that SCIM doesn't use. Next has no route handlers for them and refuses them itself. */
export const foreignMethods: readonly string[] = plainNext ? [] : ["PROPFIND", "TRACE"];
