import { type ReactNode, useId } from "react";

/** A titled part of a page, which the title labels as a region. */
export function Section({
  title,
  sentence,
  action,
  children,
}: {
  title: string;
  sentence?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-8">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-base">
            {title}
          </h2>
          {sentence && <p className="max-w-2xl text-sm text-muted text-pretty">{sentence}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A bordered surface that groups related content. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className="rounded-lg bg-surface p-4 ring-1 ring-line">{children}</div>;
}

/** Shown in an empty section. */
export function Nothing({ children }: { children: string }) {
  return (
    <Panel>
      <p className="text-sm text-muted">{children}</p>
    </Panel>
  );
}
