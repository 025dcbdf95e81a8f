import type { ReactNode } from "react";
import { CopyField } from "@/app/ui/copy-field";
import { Tabs } from "@/app/ui/tabs";

type Guide = {
  id: string;
  label: string;
  /** This workspace's values, under the names that the provider uses for them. */
  values: { name: string; value: string }[];
  /** *Stars* enclose text that appears on the provider's page. */
  steps: string[];
  note: string;
};

/** Step-by-step instructions for each provider, with this workspace's values to copy. */
export function Guides({ label, guides }: { label: string; guides: Guide[] }) {
  return (
    <Tabs
      label={label}
      tabs={guides.map((guide) => ({
        id: guide.id,
        label: guide.label,
        content: <GuideSteps guide={guide} />,
      }))}
    />
  );
}

function GuideSteps({ guide: { values, steps, note } }: { guide: Guide }) {
  return (
    <div className="max-w-2xl space-y-4 text-sm">
      {values.map(({ name, value }) => (
        <CopyField key={name} label={name} value={value} />
      ))}
      <ol className="space-y-2.5">
        {steps.map((step, index) => (
          <Step key={step} number={index + 1}>
            <Marked text={step} />
          </Step>
        ))}
      </ol>
      <p className="text-muted text-pretty">
        <Marked text={note} />
      </p>
    </div>
  );
}

function Step({ number, children }: { number: number; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden
        className="inline-flex size-5 shrink-0 items-center justify-center rounded-full bg-hover text-xs font-medium text-muted tabular-nums"
      >
        {number}
      </span>
      <span className="min-w-0 text-pretty">{children}</span>
    </li>
  );
}

function Marked({ text }: { text: string }) {
  return [...text.matchAll(/\*([^*]+)\*|[^*]+/g)].map(({ 0: part, 1: marked, index }) =>
    marked ? (
      <strong key={index} className="font-medium text-text">
        {marked}
      </strong>
    ) : (
      part
    ),
  );
}
