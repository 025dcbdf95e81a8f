import { Sparkles } from "lucide-react";
import { ButtonLink } from "./button";

/** Takes a feature's place on a plan that doesn't include it. */
export function UpgradePrompt({ title, children }: { title: string; children: string }) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-lg bg-accent-soft p-4 sm:flex-row sm:items-center sm:justify-between">
      <div className="flex gap-3">
        <Sparkles size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
        <div>
          <p className="font-medium">{title}</p>
          <p className="mt-0.5 max-w-xl text-sm text-muted text-pretty">{children}</p>
        </div>
      </div>
      <ButtonLink tone="primary" href="/settings/plan">
        See plans
      </ButtonLink>
    </div>
  );
}
