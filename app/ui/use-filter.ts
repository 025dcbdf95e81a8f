"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useTransition } from "react";
import { withParams } from "./search-params";

/** The query that was asked for last, until the page that it leads to is there. */
let asked: { shown: string; query: string } | undefined;

/** The query parameters, and a way to change some of them, also while an earlier change is on its way. */
export function useQuery() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, startTransition] = useTransition();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is an answer to what was asked.
  useEffect(() => {
    asked = undefined;
  }, [params]);

  const change = (
    changes: Record<string, string | undefined>,
    { history }: { history: "push" | "replace" },
  ) => {
    // The address itself: whoever waits before a change may hold the parameters of an earlier one.
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
