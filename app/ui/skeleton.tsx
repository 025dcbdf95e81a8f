import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A placeholder for content that is loading. */
function Skeleton({ className }: { className?: string }) {
  return <span className={classNames("skeleton block h-4", className)} />;
}

export type PageShape =
  | "table"
  | "filteredTable"
  | "log"
  | "panels"
  | "form"
  | "sections"
  | "index";

/** A placeholder in the shape of the page that is loading. */
export function PageSkeleton({ title, shape }: { title: string; shape: PageShape }) {
  const Content = contents[shape];
  return (
    <>
      <span role="status" className="sr-only">
        Loading {title}
      </span>
      <div aria-hidden>
        <p className="text-xl font-semibold tracking-tight">{title}</p>
        <Skeleton className="mt-2 mb-7 w-72 max-w-full" />
        <Content />
      </div>
    </>
  );
}

const contents: Record<PageShape, () => ReactNode> = {
  table: () => <Rows />,
  filteredTable: () => (
    <>
      <Filters />
      <Rows />
    </>
  ),
  log: () => (
    <>
      <Filters />
      <div className={surface}>
        {times(10).map((line) => (
          <div key={line} className="flex justify-between gap-8 px-4 py-3">
            <Skeleton className="w-2/3" />
            <Skeleton className="w-20" />
          </div>
        ))}
      </div>
    </>
  ),
  panels: () => (
    <div className="grid gap-4 md:grid-cols-3">
      {times(3).map((panel) => (
        <div key={panel} className="space-y-4 rounded-lg bg-surface p-5 ring-1 ring-line">
          <Skeleton className="w-20" />
          <Skeleton className="h-24" />
          <Skeleton className="h-8" />
        </div>
      ))}
    </div>
  ),
  form: () => <Form fields={2} />,
  sections: () => (
    <div className="space-y-8">
      <Form fields={3} />
      <Form fields={1} />
    </div>
  ),
  index: () => (
    <div className={classNames(surface, "max-w-2xl")}>
      {times(5).map((entry) => (
        <div key={entry} className="space-y-2 px-4 py-3.5">
          <Skeleton className="w-32" />
          <Skeleton className="w-80 max-w-full" />
        </div>
      ))}
    </div>
  ),
};

const surface = "divide-y divide-line rounded-lg bg-surface ring-1 ring-line";

const Filters = () => (
  <div className="mb-4 flex flex-wrap gap-2">
    <Skeleton className="h-8 w-60" />
    <Skeleton className="h-8 w-24" />
    <Skeleton className="h-8 w-24" />
  </div>
);

const Rows = () => (
  <div className={surface}>
    <div className="h-9 max-md:hidden" />
    {times(8).map((row) => (
      <div key={row} className="grid gap-x-8 gap-y-3 px-4 py-3.5 md:grid-cols-[2fr_1fr_1fr_1fr]">
        <Skeleton className="w-40" />
        <Skeleton className="w-24" />
        <Skeleton className="w-20" />
        <Skeleton className="w-16 max-md:hidden" />
      </div>
    ))}
  </div>
);

const Form = ({ fields }: { fields: number }) => (
  <div>
    <Skeleton className="mb-4 w-36" />
    <div className="rounded-lg bg-surface p-4 ring-1 ring-line">
      <div className="max-w-2xl space-y-5">
        {times(fields).map((field) => (
          <div key={field} className="space-y-2">
            <Skeleton className="w-24" />
            <Skeleton className="h-9" />
          </div>
        ))}
        <Skeleton className="h-8 w-28" />
      </div>
    </div>
  </div>
);

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
