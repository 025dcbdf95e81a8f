import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const looks = {
  info: { icon: Info, className: "bg-accent-soft text-accent" },
  warning: {
    icon: TriangleAlert,
    className: "bg-warning-soft text-warning ring-1 ring-warning-line ring-inset",
  },
  danger: { icon: CircleAlert, className: "bg-danger-soft text-danger" },
};

/** A notice above what it is about. */
export function Banner({ tone, children }: { tone: keyof typeof looks; children: ReactNode }) {
  const { icon: Icon, className } = looks[tone];
  return (
    <div className={classNames("flex gap-2 rounded-md px-3 py-2 text-sm", className)}>
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** Why a submission failed, announced when it appears. */
export function FormError({ message }: { message: string | undefined }) {
  return (
    <div role="alert" className="empty:hidden">
      {message && <Banner tone="danger">{message}</Banner>}
    </div>
  );
}
