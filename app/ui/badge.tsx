import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  neutral: "bg-hover text-muted ring-1 ring-line ring-inset",
  accent: "bg-accent-soft text-accent",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};

export type BadgeTone = keyof typeof tones;

/** A word on a tinted background; the word carries the meaning, the tint only repeats it. */
export function Badge({
  tone = "neutral",
  dot = false,
  children,
}: {
  tone?: BadgeTone;
  dot?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "-my-0.5 inline-flex h-5 shrink-0 align-middle items-center gap-1.5 rounded px-1.5 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {dot && <span aria-hidden className="size-1.5 rounded-full bg-current" />}
      {children}
    </span>
  );
}

/** Marks what an identity provider did or manages. */
export function ScimBadge() {
  return <Badge tone="accent">SCIM</Badge>;
}

const statuses = {
  active: { tone: "success", label: "Active" },
  deactivated: { tone: "neutral", label: "Deactivated" },
  revoked: { tone: "neutral", label: "Revoked" },
  draft: { tone: "neutral", label: "Draft" },
  published: { tone: "success", label: "Published" },
  archived: { tone: "neutral", label: "Archived" },
} satisfies Record<string, { tone: BadgeTone; label: string }>;

/** The status of a person, a token or a policy. */
export function StatusBadge({ status }: { status: keyof typeof statuses }) {
  const { tone, label } = statuses[status];
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  );
}
