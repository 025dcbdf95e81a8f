import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "./link";
import { param, type SearchParams, withParams } from "./search-params";

/** How many previous pages the URL remembers. */
const remembered = 8;

/** Next and previous by keyset: the URL holds the start of this page and of those before it. */
export function Pagination({
  params,
  next,
  note,
  anchor,
}: {
  params: SearchParams;
  next: string | null;
  note?: string | undefined;
  /** The section that is paged, on a longer page. */
  anchor?: string;
}) {
  const after = param(params, "after");
  const trail = param(params, "trail")?.split(" ") ?? [];
  const filters = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
  const to = (changes: Record<string, string | undefined>) =>
    `${withParams(filters, changes) || "?"}${anchor ? `#${anchor}` : ""}`;
  const earlier = trail.slice(0, -1).join(" ") || undefined;
  const later = [...trail, ...(after ? [after] : [])].slice(-remembered).join(" ");

  if (!after && !next && !note) return null;
  return (
    <nav aria-label="Pages" className="mt-3 flex items-center justify-between gap-4 text-sm">
      <span className="text-muted tabular-nums">{note}</span>
      <span className="flex gap-2">
        <Step
          href={after && to({ after: trail.at(-1), trail: earlier })}
          label={trail.length > 0 ? "Previous" : "First page"}
        />
        <Step
          href={next ? to({ after: next, trail: later || undefined }) : undefined}
          label="Next"
        />
      </span>
    </nav>
  );
}

function Step({
  href,
  label,
}: {
  href: string | undefined;
  label: "Previous" | "First page" | "Next";
}) {
  if (!href) return null;
  return (
    <Link
      href={href}
      className="inline-flex h-9 items-center gap-1 rounded-md bg-surface px-2.5 font-medium ring-1 ring-line ring-inset hover:bg-hover sm:h-8 print:hidden"
    >
      {label !== "Next" && <ChevronLeft size={16} aria-hidden />}
      {label}
      {label === "Next" && <ChevronRight size={16} aria-hidden />}
    </Link>
  );
}
