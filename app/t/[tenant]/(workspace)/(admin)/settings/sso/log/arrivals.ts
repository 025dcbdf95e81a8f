"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { ArrivalCounts } from "@/lib/http/arrival-events";

type Arrivals = {
  query: string;
  since: string | undefined;
  paused: boolean;
  onArrival: (counts: ArrivalCounts) => void;
};

/**
 * Listens for requests that come in, while the page is on the screen: a hidden one would take up one of the few
 * connections that a browser has for a host. The server may refuse it, or end it with the session or for newer ones of the same person: then the page stops following.
 */
export function useArrivals({ query, since, paused, onArrival }: Arrivals): { refused: boolean } {
  const [refused, setRefused] = useState(false);
  const arrived = useEffectEvent(onArrival);
  const address = useEffectEvent(() => {
    const params = new URLSearchParams(query);
    if (since) params.set("since", since);
    return `/settings/sso/log?${params}`;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another stream
  useEffect(() => {
    if (paused || refused) return;
    let source: EventSource | undefined;
    const follow = () => {
      source?.close();
      source = document.hidden ? undefined : listen(address(), arrived, () => setRefused(true));
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      source?.close();
    };
  }, [paused, refused, query]);

  return { refused };
}

function listen(
  url: string,
  onArrival: (counts: ArrivalCounts) => void,
  onRefused: () => void,
): EventSource {
  const source = new EventSource(url);
  source.onmessage = ({ data }) => onArrival(JSON.parse(data));
  source.addEventListener("end", () => {
    source.close();
    onRefused();
  });
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) onRefused(); // otherwise the browser tries again
  };
  return source;
}
