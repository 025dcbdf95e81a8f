import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What this is, why it is empty, and the one next step. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed border-line px-6 py-12 text-center">
      <Icon size={20} aria-hidden className="mb-3 text-muted" />
      <p className="font-medium">{title}</p>
      <div className="mt-1 max-w-md text-sm text-muted text-pretty">{children}</div>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
