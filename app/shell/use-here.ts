"use client";
import { useSelectedLayoutSegments } from "next/navigation";

/** The path within the workspace: "/settings/sso". After a rewrite, usePathname differs between server and client. */
export function useHere(): string {
  const segments = useSelectedLayoutSegments().filter((segment) => !segment.startsWith("("));
  return `/${segments.join("/")}`;
}
