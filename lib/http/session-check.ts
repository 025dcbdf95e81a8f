import { DirectoryError } from "@/lib/directory/errors";
import { viewer } from "@/lib/directory/viewer";
import { newId } from "@/lib/new-id";
import { addressing } from "./addressing";
import type { HeaderReader, PlainRequest, PlainResponse } from "./exchange";
import { cookieName, openSession } from "./session-cookie";

/** Open pages poll this to learn whether their session still lasts. */
export const isSessionCheck = (url: string): boolean => /^\/session(\?|$)/.test(url);

/**
 * 204 with the person and the seconds left while the session lasts; 401 once it has ended, however and on whichever
 * instance it did. Each open page polls every few seconds, so this is answered ahead of Next, is not logged, and costs one
 * database round trip, or none without a session cookie.
 */
export async function answerSessionCheck({ headers }: PlainRequest): Promise<PlainResponse> {
  const { workspace, origin, ip } = addressing(headers);
  const session = await openSession(cookieOf(headers, cookieName(origin)), workspace);
  if (!session) return answer(401);
  try {
    const request = { id: newId(), ip, userAgent: null };
    const { user } = await viewer({
      workspace,
      credential: { kind: "session", id: session.id },
      request,
    });
    return answer(204, {
      "Session-User": user.id,
      "Session-Ends-In": secondsUntil(session.expiresAt),
    });
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return answer(error.code === "unavailable" ? 503 : 401);
  }
}

const answer = (status: number, headers: PlainResponse["headers"] = {}): PlainResponse => ({
  status,
  headers: { "Cache-Control": "no-store", ...headers },
  text: null,
});

const secondsUntil = (moment: Date): string =>
  String(Math.max(0, Math.floor((moment.getTime() - Date.now()) / 1_000)));

function cookieOf(headers: HeaderReader, name: string): string | undefined {
  const pairs = headers.get("cookie")?.split(/;\s*/) ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
