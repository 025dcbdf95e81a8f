import type { Metadata } from "next";
import { CopyField } from "@/app/ui/copy-field";
import { PageHead } from "@/app/ui/page-head";
import { Panel, Section } from "@/app/ui/section";
import { requireAdmin, workspaceOrigin } from "@/lib/http/page";
import { RenameForm } from "./rename-form";

export const metadata: Metadata = { title: "General" };

export default async function GeneralPage() {
  const { tenant } = await requireAdmin();
  return (
    <>
      <PageHead title="General" sentence="The name and address of this workspace." />
      <Section title="Workspace">
        <Panel>
          <div className="max-w-md space-y-6">
            <RenameForm name={tenant.name} />
            <CopyField label="Workspace address" value={await workspaceOrigin()} />
          </div>
        </Panel>
      </Section>
    </>
  );
}
