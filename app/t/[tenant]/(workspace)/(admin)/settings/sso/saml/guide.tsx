"use client";
import { lazy, Suspense } from "react";
import { DisclosureMark } from "@/app/ui/disclosure-mark";
import { useOpened } from "@/app/ui/use-opened";
import type { ServiceProvider } from "@/lib/directory/sso/connection";

const SamlGuideSteps = lazy(() =>
  import("./guide-steps").then((module) => ({ default: module.SamlGuideSteps })),
);

/** The steps for each identity provider, loaded when they are asked for. */
export function SamlGuide({ workspace }: { workspace: ServiceProvider }) {
  const { wasOpened, wiring } = useOpened();
  return (
    <details className="rounded-lg bg-surface ring-1 ring-line" {...wiring}>
      <summary className="focus-inset flex items-center gap-2 rounded-lg px-4 py-3 text-sm font-medium hover:bg-hover sm:px-5">
        <DisclosureMark />
        SAML set-up guide for Okta, Entra ID and Google Workspace
      </summary>
      <div className="min-h-48 border-t border-line">
        {wasOpened && (
          <Suspense>
            <SamlGuideSteps workspace={workspace} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
