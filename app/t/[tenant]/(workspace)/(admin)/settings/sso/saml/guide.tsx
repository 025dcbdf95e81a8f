"use client";
import { DisclosureMark } from "@/app/ui/disclosure-mark";
import { OpenedPart } from "@/app/ui/opened-part";
import { useOpened } from "@/app/ui/use-opened";
import type { ServiceProvider } from "@/lib/directory/sso/connection";

const load = () => import("./guide-steps");

/** The instructions for each provider, loaded on demand. */
export function SamlGuide({ workspace }: { workspace: ServiceProvider }) {
  const { wasOpened, wiring } = useOpened();
  return (
    <details className="rounded-lg bg-surface ring-1 ring-line" {...wiring}>
      <summary className="focus-inset flex items-center gap-2 rounded-lg px-4 py-3 text-sm font-medium hover:bg-hover">
        <DisclosureMark />
        SAML set-up guide for Okta, Entra ID and Google Workspace
      </summary>
      <div className="border-t border-line">
        {wasOpened && (
          <OpenedPart load={load}>
            {({ SamlGuideSteps }) => <SamlGuideSteps workspace={workspace} />}
          </OpenedPart>
        )}
      </div>
    </details>
  );
}
