import "server-only";
import * as sso from "@/db/queries/sso";
import { logoutRequestUrl, logoutResponseUrl } from "@/lib/saml/logout-address";
import { proveLogoutRequest } from "@/lib/saml/logout-request";
import { SamlRefusal } from "@/lib/saml/refusal";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import type { Ctx } from "../ctx";
import { DirectoryError } from "../errors";
import { asActor } from "../sign-in";
import { target } from "../users/change-account";
import { read, recordedAll, unchanged, write } from "../write";
import { providerOf } from "./connection";
import { spentDigest } from "./request-key";

/**
 * The provider's address at which whoever is signing out here is signed out there; null where the session isn't the
 * provider's, or it has no single logout.
 */
export async function providerLogout(
  ctx: Ctx,
  { origin }: { origin: string },
): Promise<string | null> {
  const { credential } = ctx;
  if (credential.kind !== "session") return null;
  const [connection, session] = await read(ctx, "own:read", (tx) =>
    Promise.all([sso.findConnection(tx), sso.findSsoSession(tx, credential.id)]),
  );
  if (!connection?.sloUrl || !session) return null;
  return logoutRequestUrl(parties({ ...connection, sloUrl: connection.sloUrl }, origin), session);
}

/**
 * Takes a provider's word that somebody has signed out: ends the sessions that it started, and gives the address with
 * the answer, or null where the provider takes none. Throws forbidden where the word isn't proved.
 */
export async function endSessionsBySaml(
  ctx: Ctx,
  { query, origin }: { query: string; origin: string },
): Promise<string | null> {
  const connection = await read(ctx, "session:start", sso.findConnection);
  if (!connection) throw unproved();
  const request = proved(connection, query, origin);

  await write(ctx, "session:start", async (tx) => {
    const digest = spentDigest("logout", request.id);
    if (!(await sso.spendId(tx, { digest, expiresAt: request.refusedFrom }))) {
      return unchanged(undefined);
    }
    const { nameId, sessionIndexes: indexes } = request;
    const people = await sso.endSsoSessions(tx, { nameId, indexes });
    return recordedAll(
      undefined,
      people.map((person) => ({
        action: "user.signed_out",
        target: target(person),
        by: asActor(person),
        source: "saml" as const,
      })),
    );
  });
  const { sloUrl } = connection;
  return sloUrl ? logoutResponseUrl(parties({ ...connection, sloUrl }, origin), request) : null;
}

const parties = (connection: sso.ConnectionRow & { sloUrl: string }, origin: string) => ({
  identityProvider: { ...providerOf(connection), sloUrl: connection.sloUrl },
  serviceProvider: serviceProviderAt(origin),
});

function proved(connection: sso.ConnectionRow, query: string, origin: string) {
  try {
    return proveLogoutRequest(query, {
      identityProvider: providerOf(connection),
      serviceProvider: serviceProviderAt(origin),
      now: new Date(),
    });
  } catch (error) {
    if (error instanceof SamlRefusal) throw unproved(error);
    throw error;
  }
}

const unproved = (cause?: unknown) =>
  new DirectoryError("forbidden", "This isn't a logout request of this workspace's provider.", {
    cause,
  });
