import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Not found" };

/** Brings unknown addresses inside the workspace's frame. */
export default function Missing() {
  notFound();
}
