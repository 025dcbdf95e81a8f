import "server-only";
import { type ConnectionRow, findConnection } from "@/db/queries/sso-connection";
import { insertTest } from "@/db/queries/sso-tests";
import { authnRequestUrl } from "@/lib/saml/authn-request";
import { newRequestId, requestExpiry } from "@/lib/saml/request-id";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import type { Ctx } from "../ctx";
import { DirectoryError, notFound } from "../errors";
import { read, unchanged, write } from "../write";
import { connectionInForce, providerOf, signsRequests } from "./connection";
import { signingKey } from "./keys";
import { isMetadataDue } from "./refresh-metadata";
import { requestKey } from "./request-key";

/**
 * The provider's URL where a visitor signs in, to return to `returnTo`, and whether it is time to check the provider's
 * metadata again. Throws forbidden if SSO isn't on.
 */
export async function startSsoSignIn(
  ctx: Ctx,
  { origin, returnTo }: { origin: string; returnTo: string },
): Promise<{ url: string; isMetadataDue: boolean }> {
  const connection = await read(ctx, "session:start", async (tx, admitted) => {
    const row = await connectionInForce(tx, admitted);
    return row?.mode === "off" ? undefined : row;
  });
  if (!connection) {
    throw new DirectoryError("forbidden", "Single sign-on isn't turned on in this workspace.");
  }
  const id = newRequestId(requestKey("sign-in"), ctx.workspace, new Date());
  const url = await requestUrl(ctx, connection, { id, origin, relayState: returnTo });
  return { url, isMetadataDue: isMetadataDue(connection) };
}

/** The provider's URL where an admin tests the connection, whatever its mode. Throws notFound, forbidden. */
export async function startSsoTest(ctx: Ctx, { origin }: { origin: string }): Promise<string> {
  const now = new Date();
  const id = newRequestId(requestKey("test"), ctx.workspace, now);
  const connection = await write(ctx, "sso:write", async (tx, { actor }) => {
    const row = await findConnection(tx);
    if (!row) throw notFound("SSO connection");
    if (actor.type !== "user")
      throw new DirectoryError("forbidden", "Only a person can test the connection.");
    const expiresAt = requestExpiry(requestKey("test"), ctx.workspace, id, now) ?? now;
    await insertTest(tx, { requestId: id, startedBy: actor.id, startedAt: now, expiresAt });
    return unchanged(row);
  });
  return requestUrl(ctx, connection, { id, origin, relayState: "" });
}

const requestUrl = async (
  ctx: Ctx,
  connection: ConnectionRow,
  { id, origin, relayState }: { id: string; origin: string; relayState: string },
): Promise<string> =>
  authnRequestUrl({
    id,
    identityProvider: providerOf(connection),
    serviceProvider: serviceProviderAt(origin),
    relayState,
    key: signsRequests(connection) ? await signingKey(ctx) : undefined,
  });
