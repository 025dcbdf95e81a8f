import { inject, test } from "vitest";

/** Whether SCIM is answered by our server, or by Next's route handlers without it. */
export type Mount = "server" | "next start";

const plainNext = inject("mount") === "next start";

/** For what our server does and plain Next can't (docs/decisions/0001-scim-ahead-of-next.md). */
export const testOfServer = test.skipIf(plainNext);

/** Methods that SCIM has no use for. Next has no route handlers for them, and refuses them by itself. */
export const foreignMethods: readonly string[] = plainNext ? [] : ["PROPFIND", "TRACE"];
