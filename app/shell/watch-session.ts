import { isLeaving } from "./leaving";
import { holdsTypedText } from "./typed-text";

const everyMs = 5_000;
/** If the server fails to answer: it may be overloaded. */
const afterFaultMs = 30_000;

/**
 * Polls the session of a page; a hidden page waits until it is visible again. Goes to the sign-in page if the session
 * was ended elsewhere, and reloads if it is now another person's. If it merely expired while there is unsaved text, the
 * page stays and gets `onRunOut(true)`, then `onRunOut(false)` once there is a session again.
 */
export function watchSession(viewerId: string, onRunOut: (hasRunOut: boolean) => void): () => void {
  let timer: number | undefined;
  let asking = new AbortController();
  let runsOutAt = Number.POSITIVE_INFINITY;
  const watch = (inMs: number) => {
    window.clearTimeout(timer);
    asking.abort();
    if (!document.hidden) timer = window.setTimeout(look, inMs);
  };
  const look = async () => {
    asking = new AbortController();
    const { signal } = asking;
    const askedAt = Date.now();
    const { status, userId, endsInMs } = await askAfterSession(signal);
    if (signal.aborted || isLeaving()) return;
    if (status === 204 && userId && userId !== viewerId) return window.location.reload();
    if (status === 204) runsOutAt = askedAt + endsInMs;
    else if (status !== 401) return watch(afterFaultMs);
    else if (askedAt < runsOutAt || !holdsTypedText()) return goToSignIn();
    onRunOut(status === 401);
    watch(everyMs);
  };
  const lookNow = () => watch(0);

  watch(everyMs);
  document.addEventListener("visibilitychange", lookNow);
  window.addEventListener("focus", lookNow);
  return () => {
    window.clearTimeout(timer);
    asking.abort();
    document.removeEventListener("visibilitychange", lookNow);
    window.removeEventListener("focus", lookNow);
  };
}

async function askAfterSession(signal: AbortSignal) {
  try {
    const { status, headers } = await fetch("/session", { cache: "no-store", signal });
    const endsInMs = Number(headers.get("Session-Ends-In")) * 1_000;
    return { status, userId: headers.get("Session-User"), endsInMs };
  } catch {
    return { status: 0, userId: null, endsInMs: 0 }; // offline
  }
}

function goToSignIn(): void {
  const { pathname, search } = window.location;
  const next = encodeURIComponent(pathname + search);
  window.location.replace(`/sign-in?left=ended&next=${next}`);
}
