"use client";
import { Guides } from "../guides";
import { guides } from "./guides";

/** Instructions for each provider, with this workspace's values. The text is in the script, which browsers cache. */
export function SetUpGuide({ endpoint }: { endpoint: string }) {
  return (
    <div className="rounded-lg bg-surface ring-1 ring-line">
      <Guides
        label="Identity provider"
        guides={guides.map(({ endpointField, ...guide }) => ({
          ...guide,
          values: [{ name: endpointField, value: endpoint }],
        }))}
      />
    </div>
  );
}
