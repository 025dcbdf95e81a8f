import type { ReactNode } from "react";
import { CopyField } from "@/app/ui/copy-field";
import { Tabs } from "@/app/ui/tabs";
import { guides } from "./guides";

/** The steps for each identity provider, with this workspace's own values to copy. */
export function SetUpGuide({ endpoint }: { endpoint: string }) {
  return (
    <div className="rounded-lg bg-surface ring-1 ring-line">
      <Tabs
        label="Identity provider"
        tabs={guides.map(({ id, label, endpointField, steps, note }) => ({
          id,
          label,
          content: (
            <div className="max-w-2xl space-y-4 text-sm">
              <CopyField label={endpointField} value={endpoint} />
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
          ),
        }))}
      />
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

/** Text in which *stars* enclose what is written on the provider's page. */
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
