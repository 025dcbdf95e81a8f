import { jwtVerify, SignJWT } from "jose";
import type { Session } from "@/lib/directory/sign-in";
import { derivedKey } from "@/lib/env";

const issuer = "accedo";

/** Has another name over https, because browsers bind `__Host-` cookies to the host that set them. */
export const cookieName = (origin: string): string =>
  origin.startsWith("https:") ? "__Host-accedo_session" : "accedo_session";

const key = () => derivedKey("session");

/** A session's id, signed for one workspace. The database knows whether the session still lasts. */
export const sealSession = (session: Session, workspace: string): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setAudience(workspace)
    .setJti(session.id)
    .setIssuedAt()
    .setExpirationTime(session.expiresAt)
    .sign(key());

/** The session id in a cookie's value; undefined if it is not ours, expired, or another workspace's. */
export async function openSession(
  value: string | undefined,
  workspace: string,
): Promise<Session | undefined> {
  if (!value) return undefined;
  try {
    const options = { issuer, audience: workspace, algorithms: ["HS256"] };
    const { payload } = await jwtVerify(value, key(), options);
    const { jti, exp } = payload;
    return jti && exp ? { id: jti, expiresAt: new Date(exp * 1_000) } : undefined;
  } catch {
    return undefined;
  }
}
