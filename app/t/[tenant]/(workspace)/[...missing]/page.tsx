import { notFound } from "next/navigation";

/** Brings unknown addresses inside the workspace's frame. */
export default function Missing() {
  notFound();
}
