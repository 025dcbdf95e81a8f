"use client";
import { useEffect, useRef, useState } from "react";
import { counted } from "@/app/ui/counted";
import type { ArrivalCounts } from "@/lib/http/arrival-events";

/** A sync is announced at this interval rather than request by request. */
const everyMs = 5_000;

/** The screen reader announcement that sums up new requests. */
export function useAnnouncement(): [string, (counts: ArrivalCounts) => void] {
  const [text, setText] = useState("");
  const sum = useRef({ requests: 0, failures: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const announce = ({ requests, failures }: ArrivalCounts) => {
    sum.current.requests += requests;
    sum.current.failures += failures;
    timer.current ??= setTimeout(() => {
      setText(sentence(sum.current));
      sum.current = { requests: 0, failures: 0 };
      timer.current = undefined;
    }, everyMs);
  };
  return [text, announce];
}

function sentence({ requests, failures }: ArrivalCounts): string {
  const came = counted(requests, "new SCIM request", "new SCIM requests");
  return failures > 0 ? `${came}, ${failures} failed` : came;
}
