import "server-only";
import { type ConnectionRow, findConnection } from "@/db/queries/sso-connection";
import { endSsoSessions, findSsoSession } from "@/db/queries/sso-sessions";
import { spendId } from "@/db/queries/sso-spent-ids";
import type { Incoming } from "@/lib/saml/incoming";
import { logoutRequest, logoutResponse } from "@/lib/saml/logout-message";
import { type LogoutRequest, proveLogoutRequest } from "@/lib/saml/logout-request";
import { proveLogoutResponse } from "@/lib/saml/logout-response";
import type { Outgoing } from "@/lib/saml/outgoing";
import { SamlRefusal } from "@/lib/saml/refusal";
import { newRequestId, requestExpiry } from "@/lib/saml/request-id";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import type { Ctx } from "../ctx";
import { DirectoryError } from "../errors";
import { asActor } from "../sign-in";
import { userTarget } from "../users/change-account";
import { read, recordedAll, unchanged, write } from "../write";
import { providerOf } from "./connection";
import { signingKey } from "./keys";
import { requestKey, spentDigest } from "./request-key";

/** The caller's session id, if the provider can be asked to end its session too; otherwise null. */
export async function sessionAtProvider(ctx: Ctx): Promise<string | null> {
  const { credential } = ctx;
  if (credential.kind !== "session") return null;
  const [connection, session] = await read(ctx, "own:read", (tx) =>
    Promise.all([findConnection(tx), findSsoSession(tx, credential.id)]),
  );
  return connection?.sloUrl && session ? session.sessionId : null;
}

/** The message that tells the provider that a session ended here; null if that is no longer possible. */
export async function tellProvider(
  ctx: Ctx,
  { sessionId, origin }: { sessionId: string; origin: string },
): Promise<Outgoing | null> {
  const [connection, session] = await read(ctx, "session:start", (tx) =>
    Promise.all([findConnection(tx), findSsoSession(tx, sessionId)]),
  );
  const sending = connection && (await sendingTo(ctx, connection, origin));
  return sending && session ? logoutRequest(session, sending) : null;
}

/** Whether the provider's verified response to our logout request says that the person is signed out there. */
export async function isSignedOutAtProvider(
  ctx: Ctx,
  { incoming, origin }: { incoming: Incoming; origin: string },
): Promise<boolean> {
  const connection = await read(ctx, "session:start", findConnection);
  if (!connection) return false;
  try {
    const { inResponseTo, isComplete } = proveLogoutResponse(incoming, parties(connection, origin));
    const isOurs = requestExpiry(requestKey("logout"), ctx.workspace, inResponseTo, new Date());
    return isComplete && isOurs !== undefined;
  } catch (error) {
    if (error instanceof SamlRefusal) return false;
    throw error;
  }
}

/**
 * Processes a provider's logout request: ends the sessions that it started, and returns the response, or null if none
 * can be sent. Throws forbidden if the request can't be verified.
 */
export async function endSessionsBySaml(
  ctx: Ctx,
  { incoming, origin }: { incoming: Incoming; origin: string },
): Promise<Outgoing | null> {
  const connection = await read(ctx, "session:start", findConnection);
  if (!connection) throw unproved();
  const request = proved(connection, incoming, origin);
  await endSessions(ctx, request);
  const sending = await sendingTo(ctx, connection, origin);
  const { id: inResponseTo, relayState } = request;
  return sending && logoutResponse({ inResponseTo, relayState }, sending);
}

const endSessions = (
  ctx: Ctx,
  { id, nameId, sessionIndexes: indexes, refusedFrom }: LogoutRequest,
): Promise<void> =>
  write(ctx, "session:start", async (tx) => {
    const digest = spentDigest("logout", id);
    if (!(await spendId(tx, { digest, expiresAt: refusedFrom }))) return unchanged(undefined);
    const people = await endSsoSessions(tx, { nameId, indexes });
    return recordedAll(
      undefined,
      people.map((person) => ({
        action: "user.signed_out",
        target: userTarget(person),
        by: asActor(person),
        source: "saml" as const,
      })),
    );
  });

const parties = (connection: ConnectionRow, origin: string) => ({
  identityProvider: providerOf(connection),
  serviceProvider: serviceProviderAt(origin),
  now: new Date(),
});

/** What a single logout message needs; null if the provider has no single logout, or we have no signing key. */
async function sendingTo(ctx: Ctx, connection: ConnectionRow, origin: string) {
  const { identityProvider, serviceProvider, now } = parties(connection, origin);
  const { singleLogout } = identityProvider;
  const key = singleLogout && (await signingKey(ctx));
  if (!singleLogout || !key) return null;
  return {
    id: newRequestId(requestKey("logout"), ctx.workspace, now),
    singleLogout,
    serviceProvider,
    key,
    now,
  };
}

function proved(connection: ConnectionRow, incoming: Incoming, origin: string) {
  try {
    return proveLogoutRequest(incoming, parties(connection, origin));
  } catch (error) {
    if (error instanceof SamlRefusal) throw unproved(error);
    throw error;
  }
}

const unproved = (cause?: unknown) =>
  new DirectoryError(
    "forbidden",
    "This logout request isn't from this workspace's identity provider.",
    {
      cause,
    },
  );
