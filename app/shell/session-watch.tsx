"use client";
import { useEffect, useState } from "react";
import { Banner } from "../ui/banner";
import { isLeaving } from "./leaving";
import { holdsTypedText } from "./typed-text";

const everyMs = 5_000;
/** Where the server can't say: it may have enough to do. */
const afterFaultMs = 30_000;

/**
 * Leads an open page to the sign-in page once its session has ended elsewhere; a hidden one, as soon as it is seen. A
 * session that has merely run out takes nothing along that somebody was writing.
 */
export function SessionWatch() {
  const [hasRunOut, setHasRunOut] = useState(false);
  useEffect(() => {
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
      const { status, endsInMs } = await askAfterSession(signal);
      if (signal.aborted || isLeaving()) return;
      if (status === 204) runsOutAt = askedAt + endsInMs;
      else if (status !== 401) return watch(afterFaultMs);
      else if (askedAt < runsOutAt || !holdsTypedText()) return goToSignIn();
      setHasRunOut(status === 401);
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
  }, []);
  return (
    <div role="status" aria-live="polite" className="fixed inset-x-4 top-4 z-50 mx-auto max-w-2xl">
      {hasRunOut && <RunOutNotice />}
    </div>
  );
}

const RunOutNotice = () => (
  <div className="pointer-events-auto rounded-md shadow-overlay">
    <Banner tone="warning">
      Your session has ended. What you typed is still here:{" "}
      <a
        href="/sign-in"
        target="_blank"
        rel="noopener"
        className="font-medium underline underline-offset-2"
      >
        sign in again in another tab
      </a>
      , then save it.
    </Banner>
  </div>
);

async function askAfterSession(signal: AbortSignal) {
  try {
    const { status, headers } = await fetch("/session", { cache: "no-store", signal });
    return { status, endsInMs: Number(headers.get("Session-Ends-In")) * 1_000 };
  } catch {
    return { status: 0, endsInMs: 0 }; // offline
  }
}

function goToSignIn(): void {
  const { pathname, search } = window.location;
  const next = encodeURIComponent(pathname + search);
  window.location.replace(`/sign-in?left=ended&next=${next}`);
}
