import { Download } from "lucide-react";
import { DownloadLink } from "@/app/ui/button";
import { CopyField } from "@/app/ui/copy-field";
import { Tabs } from "@/app/ui/tabs";
import type { ServiceProvider } from "@/lib/directory/sso/connection";
import { GuideSteps } from "./guide-steps";
import { samlGuides } from "./saml-guides";

/** What an identity provider has to know of this workspace. */
export function SamlServiceProvider({
  workspace,
  hasFiles = true,
}: {
  workspace: ServiceProvider;
  hasFiles?: boolean;
}) {
  return (
    <div className="max-w-2xl space-y-4">
      <h3 className="text-sm font-medium">What your identity provider asks for</h3>
      <CopyField label="ACS URL" value={workspace.acsUrl} />
      <CopyField label="Entity ID" value={workspace.entityId} />
      <CopyField label="Single logout URL" value={workspace.sloUrl} />
      {hasFiles && (
        <DownloadLink icon={Download} href="/saml/metadata">
          Download metadata
        </DownloadLink>
      )}
    </div>
  );
}

/** The steps for each identity provider, with this workspace's own values under the names that it has for them. */
export function SamlGuide({ workspace }: { workspace: ServiceProvider }) {
  return (
    <details className="group rounded-lg bg-surface ring-1 ring-line">
      <summary className="focus-inset rounded-lg px-4 py-3 text-sm font-medium sm:px-5">
        SAML set-up guide for Okta, Entra ID and Google Workspace
      </summary>
      <div className="border-t border-line">
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
      </div>
    </details>
  );
}
