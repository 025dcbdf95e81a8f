import "server-only";
import {
  type ConnectionRow,
  deleteConnection,
  lockConnection,
  saveConnection,
} from "@/db/queries/sso-connection";
import { endPasswordSessionsOfMembers } from "@/db/queries/sso-sessions";
import type { Tx } from "@/db/tx";
import type { JsonObject } from "@/lib/scim/json";
import { changesBetween, isNoChange } from "../changes";
import type { Ctx } from "../ctx";
import { invalid, notFound } from "../errors";
import { workspaceTarget } from "../workspace-target";
import { recorded, unchanged, write } from "../write";
import type { AttributeMapping, SignInMode } from "./connection";

/**
 * Sets which attributes hold the email and names, and whether someone without an account gets one when the provider
 * authenticates them. Throws notFound.
 */
export const changeAccountSettings = (
  ctx: Ctx,
  { createOnSignIn, ...mapping }: AttributeMapping & { createOnSignIn: boolean },
): Promise<void> =>
  change(ctx, "sso.updated", () => ({
    createOnSignIn,
    emailAttribute: mapping.emailAttribute?.trim() || null,
    givenNameAttribute: mapping.givenNameAttribute?.trim() || null,
    familyNameAttribute: mapping.familyNameAttribute?.trim() || null,
  }));

/** Sets whether authentication requests are signed even if the provider doesn't ask for it. Throws notFound. */
export const changeRequestSigning = (ctx: Ctx, { always }: { always: boolean }): Promise<void> =>
  change(ctx, "sso.updated", () => ({ alwaysSignsRequests: always }));

/**
 * Sets who signs in by SSO. Requiring it ends the sessions that members started with a password. Throws notFound, and
 * invalid for a connection that nobody has signed in or tested through yet.
 */
export const changeSignInMode = (ctx: Ctx, { mode }: { mode: SignInMode }): Promise<void> =>
  change(ctx, "sso.mode_changed", async (connection, tx) => {
    if (mode !== "off" && mode !== connection.mode && !connection.verifiedAt) {
      throw invalid("mode", "Test the connection first: it hasn't been shown to work yet.");
    }
    if (mode === "required") await endPasswordSessionsOfMembers(tx);
    return { mode };
  });

/** Removes the provider. Everyone signs in with a password again; sessions continue. Throws notFound. */
export const disconnectSso = (ctx: Ctx): Promise<void> =>
  write(ctx, "sso:write", async (tx, { tenant }) => {
    const connection = await lockConnection(tx);
    if (!connection) throw notFound("SSO connection");
    await deleteConnection(tx);
    const { entityId, ssoUrl, mode } = connection;
    return recorded(undefined, {
      action: "sso.disconnected",
      target: workspaceTarget(tenant),
      before: { entityId, ssoUrl, mode },
    });
  });

type Settings = Partial<
  Pick<ConnectionRow, "mode" | "createOnSignIn" | "alwaysSignsRequests" | keyof AttributeMapping>
>;

async function change(
  ctx: Ctx,
  action: string,
  settings: (connection: ConnectionRow, tx: Tx) => Settings | Promise<Settings>,
): Promise<void> {
  await write(ctx, "sso:write", async (tx, { tenant }) => {
    const connection = await lockConnection(tx);
    if (!connection) throw notFound("SSO connection");
    const after = await settings(connection, tx);
    const changes = changesBetween(settingsOf(connection), settingsOf({ ...connection, ...after }));
    if (isNoChange(changes)) return unchanged(undefined);
    await saveConnection(tx, after);
    return recorded(undefined, { action, target: workspaceTarget(tenant), ...changes });
  });
}

const settingsOf = ({
  mode,
  createOnSignIn,
  alwaysSignsRequests,
  emailAttribute,
  givenNameAttribute,
  familyNameAttribute,
}: ConnectionRow): JsonObject => ({
  mode,
  createOnSignIn,
  alwaysSignsRequests,
  emailAttribute,
  givenNameAttribute,
  familyNameAttribute,
});
