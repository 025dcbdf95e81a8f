import { jwtVerify, SignJWT } from "jose";
import { derivedKey } from "@/lib/env";

const issuer = "accedo leaving";

const key = () => derivedKey("leave ticket");

/**
 * Leads from a sign-out here to the one at the provider: it identifies the session that has just ended, and can only
 * be used to notify the provider, for two minutes.
 */
export const leaveTicket = (sessionId: string, workspace: string): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setAudience(workspace)
    .setJti(sessionId)
    .setExpirationTime("2 minutes")
    .sign(key());

/** The session that a ticket identifies; undefined if it is not ours, expired, or another workspace's. */
export async function sessionOfTicket(
  ticket: string,
  workspace: string,
): Promise<string | undefined> {
  try {
    const options = { issuer, audience: workspace, algorithms: ["HS256"] };
    return (await jwtVerify(ticket, key(), options)).payload.jti;
  } catch {
    return undefined;
  }
}
