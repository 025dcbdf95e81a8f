import type { ReactNode } from "react";

/** Title, one sentence, one primary action. */
export function PageHead({
  title,
  sentence,
  action,
  badge,
}: {
  title: string;
  sentence?: ReactNode;
  action?: ReactNode;
  badge?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xl wrap-anywhere">
          {title}
          {badge}
        </h1>
        {sentence && <p className="mt-1 max-w-2xl text-muted text-pretty">{sentence}</p>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </header>
  );
}
