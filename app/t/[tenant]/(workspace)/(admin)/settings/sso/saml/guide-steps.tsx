"use client";
import { CopyField } from "@/app/ui/copy-field";
import { Tabs } from "@/app/ui/tabs";
import type { ServiceProvider } from "@/lib/directory/sso/connection";
import { GuideSteps } from "../guide-steps";
import { samlGuides } from "./guides";

/** What to do on each provider's side, with this workspace's own values under the names that it has for them. */
export function SamlGuideSteps({ workspace }: { workspace: ServiceProvider }) {
  return (
    <Tabs
      label="Identity provider for SAML"
      tabs={samlGuides.map(({ id, label, fields, steps, note }) => ({
        id,
        label,
        content: (
          <div className="max-w-2xl space-y-4 text-sm">
            {fields.map(({ name, value }) => (
              <CopyField key={name} label={name} value={value(workspace)} />
            ))}
            <GuideSteps steps={steps} note={note} />
          </div>
        ),
      }))}
    />
  );
}
