import { Download } from "lucide-react";
import { DownloadLink } from "@/app/ui/button";
import { CopyField } from "@/app/ui/copy-field";
import type { ServiceProvider } from "@/lib/directory/sso/connection";

/** What an identity provider needs to know about this workspace. */
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
