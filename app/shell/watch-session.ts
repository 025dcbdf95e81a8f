import { isLeaving } from "./leaving";
import { holdsTypedText } from "./typed-text";

const everyMs = 5_000;
/** Where the server can't say: it may have enough to do. */
const afterFaultMs = 30_000;

/**
 * Asks after the session of an open page; of a hidden one, as soon as it is seen. Leads to the sign-in page once the
 * session has ended elsewhere, and opens the page anew once it is somebody else's. One that has merely run out takes
 * nothing along that somebody was writing: the caller is told, and again when it lasts.
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
