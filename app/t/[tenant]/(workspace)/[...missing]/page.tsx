import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Not found" };

/** Shows the not-found page for unknown paths within the workspace's frame. */
export default function Missing() {
  notFound();
}
