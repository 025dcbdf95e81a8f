import type { JsonObject } from "@/lib/scim/json";
import { changesBetween, isAbsent, shown } from "./change";
import { DisclosureMark } from "./disclosure-mark";

/** What an event changed: field by field, and as JSON for the exact values. */
export function Diff({ before, after }: { before: JsonObject | null; after: JsonObject | null }) {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return null;

  return (
    <div className="space-y-3">
      <dl className="divide-y divide-line overflow-hidden rounded-md ring-1 ring-line">
        {changes.map(({ field, from, to }) => (
          <div key={field} className="grid gap-x-4 px-3 py-2 sm:grid-cols-[12rem_1fr]">
            <dt className="font-mono text-muted wrap-anywhere">{field}</dt>
            <dd className="min-w-0 font-mono wrap-anywhere">
              {!isAbsent(from) && (
                <del className="block text-danger no-underline before:mr-2 before:content-['−']">
                  {shown(from)}
                </del>
              )}
              {!isAbsent(to) && (
                <ins className="block text-success no-underline before:mr-2 before:content-['+']">
                  {shown(to)}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary className="inline-flex items-center gap-1 rounded-sm text-muted hover:text-text">
          <DisclosureMark />
          JSON
        </summary>
        <div className="mt-2 grid gap-3 md:grid-cols-2">
          <Snapshot label="Before" value={before} />
          <Snapshot label="After" value={after} />
        </div>
      </details>
    </div>
  );
}

function Snapshot({ label, value }: { label: string; value: JsonObject | null }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-xs text-muted">{label}</figcaption>
      <pre className="rounded-md bg-canvas p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap ring-1 ring-line">
        {value ? JSON.stringify(value, null, 2) : "Nothing"}
      </pre>
    </figure>
  );
}
