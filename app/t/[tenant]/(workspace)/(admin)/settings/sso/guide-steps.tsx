import type { ReactNode } from "react";

/** What to do on the provider's side, step by step; *stars* enclose what is written on its page. */
export function GuideSteps({ steps, note }: { steps: string[]; note: string }) {
  return (
    <>
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
    </>
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
