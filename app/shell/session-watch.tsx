"use client";
import { useEffect } from "react";
import { isLeaving } from "./leaving";

const everyMs = 5_000;
/** Where the server can't say: it may have enough to do. */
const afterFaultMs = 30_000;

/** Leads an open page to the sign-in page once its session has ended elsewhere; a hidden one, as soon as it is seen. */
export function SessionWatch() {
  useEffect(() => {
    let timer: number | undefined;
    let asking = new AbortController();
    const watch = (inMs: number) => {
      window.clearTimeout(timer);
      asking.abort();
      if (!document.hidden) timer = window.setTimeout(look, inMs);
    };
    const look = async () => {
      asking = new AbortController();
      const { signal } = asking;
      const status = await statusOfSession(signal);
      if (signal.aborted || isLeaving()) return;
      if (status === 401) goToSignIn();
      else watch(status === 204 ? everyMs : afterFaultMs);
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
  return null;
}

async function statusOfSession(signal: AbortSignal): Promise<number> {
  try {
    return (await fetch("/session", { cache: "no-store", signal })).status;
  } catch {
    return 0; // offline
  }
}

function goToSignIn(): void {
  const { pathname, search } = window.location;
  const next = encodeURIComponent(pathname + search);
  window.location.replace(`/sign-in?left=ended&next=${next}`);
}
