"use client";
import type { ServiceProvider } from "@/lib/directory/sso/connection";
import { Guides } from "../guides";
import { samlGuides } from "./guides";

/** What to do on each provider's side, with this workspace's own values under the names that it has for them. */
export function SamlGuideSteps({ workspace }: { workspace: ServiceProvider }) {
  const guides = samlGuides.map(({ fields, ...guide }) => ({
    ...guide,
    values: fields.map(({ name, value }) => ({ name, value: value(workspace) })),
  }));
  return <Guides label="Identity provider for SAML" guides={guides} />;
}
