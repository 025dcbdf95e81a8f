"use client";
import { useSelectedLayoutSegments } from "next/navigation";

/** Where in the workspace one is: "/settings/sso". A path that was rewritten from the host reads differently on server and client. */
export function useHere(): string {
  const segments = useSelectedLayoutSegments().filter((segment) => !segment.startsWith("("));
  return `/${segments.join("/")}`;
}
