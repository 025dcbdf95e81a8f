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
 * Listens for new requests while the page is visible: a hidden one would use up one of the few connections that a
 * browser opens to a host. If the server refuses, or closes the stream with the session or for a person's newer ones, it
 * stays closed.
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
