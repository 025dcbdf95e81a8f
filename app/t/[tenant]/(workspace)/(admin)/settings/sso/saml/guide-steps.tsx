"use client";
import type { ServiceProvider } from "@/lib/directory/sso/connection";
import { Guides } from "../guides";
import { samlGuides } from "./guides";

/** Instructions for each provider, with this workspace's values under the names that the provider uses for them. */
export function SamlGuideSteps({ workspace }: { workspace: ServiceProvider }) {
  const guides = samlGuides.map(({ fields, ...guide }) => ({
    ...guide,
    values: fields.map(({ name, value }) => ({ name, value: value(workspace) })),
  }));
  return <Guides label="Identity provider for SAML" guides={guides} />;
}
