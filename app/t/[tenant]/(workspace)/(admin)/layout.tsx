import type { ReactNode } from "react";
import { requireAdmin } from "@/lib/http/page";

/** Answers 403 before anything streams. Each page checks too, as navigation doesn't render a layout again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin();
  return children;
}
