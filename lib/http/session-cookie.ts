import { jwtVerify, SignJWT } from "jose";
import type { Session } from "@/lib/directory/sign-in";
import { derivedKey } from "@/lib/env";

const issuer = "accedo";

/** A name of its own under https: browsers keep `__Host-` cookies to the very host that set them. */
export const cookieName = (origin: string): string =>
  origin.startsWith("https:") ? "__Host-accedo_session" : "accedo_session";

const key = () => derivedKey("session");

/** A session's id, signed for one workspace. Whether the session still lasts, the database says. */
export const sealSession = (session: Session, workspace: string): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setAudience(workspace)
    .setJti(session.id)
    .setIssuedAt()
    .setExpirationTime(session.expiresAt)
    .sign(key());

/** The session in a cookie's value; undefined where it is none of ours, another workspace's, or over. */
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
