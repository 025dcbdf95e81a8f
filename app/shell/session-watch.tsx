"use client";
import { useEffect, useState } from "react";
import { Banner } from "../ui/banner";
import { watchSession } from "./watch-session";

/** Makes sure that an open page doesn't outlive the session for which it was rendered. */
export function SessionWatch({ viewerId }: { viewerId: string }) {
  const [hasRunOut, setHasRunOut] = useState(false);
  useEffect(() => watchSession(viewerId, setHasRunOut), [viewerId]);
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
