"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useTransition } from "react";
import { withParams } from "./search-params";

/** The last requested query, until its page is rendered. */
let asked: { shown: string; query: string } | undefined;

/** The query parameters, and a way to change some of them, even while an earlier change is pending. */
export function useQuery() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, startTransition] = useTransition();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new URL answers the last request.
  useEffect(() => {
    asked = undefined;
  }, [params]);

  const change = (
    changes: Record<string, string | undefined>,
    { history }: { history: "push" | "replace" },
  ) => {
    // From the browser: a caller that delays its changes may hold outdated parameters.
    const shown = window.location.search;
    const query = withParams(asked?.shown === shown ? asked.query : shown, changes);
    asked = { shown, query };
    startTransition(() => router[history](`${pathname}${query}`, { scroll: false }));
  };
  return { params, pending, change };
}

/** One query parameter as state. */
export function useFilter(name: string) {
  const { params, pending, change } = useQuery();
  const set = (next: string | undefined) => change({ [name]: next }, { history: "push" });
  return { value: params.get(name) ?? undefined, pending, set };
}
