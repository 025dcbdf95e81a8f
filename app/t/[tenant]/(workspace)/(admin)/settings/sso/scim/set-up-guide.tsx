"use client";
import { Guides } from "../guides";
import { guides } from "./guides";

/** The steps for each identity provider, with this workspace's own values to copy. Its texts come with the script, which is kept. */
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
