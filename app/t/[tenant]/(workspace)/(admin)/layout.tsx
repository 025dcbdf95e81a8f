import type { ReactNode } from "react";
import { requireAdmin } from "@/lib/http/page";

/** Answers 403 before anything streams. Each page asks again: a layout isn't rendered anew on navigation. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin();
  return children;
}
