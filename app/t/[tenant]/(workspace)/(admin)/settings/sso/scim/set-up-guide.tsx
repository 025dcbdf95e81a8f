"use client";
import { CopyField } from "@/app/ui/copy-field";
import { Tabs } from "@/app/ui/tabs";
import { GuideSteps } from "../guide-steps";
import { guides } from "./guides";

/** The steps for each identity provider, with this workspace's own values to copy. Its texts come with the script, which is kept. */
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
              <GuideSteps steps={steps} note={note} />
            </div>
          ),
        }))}
      />
    </div>
  );
}
