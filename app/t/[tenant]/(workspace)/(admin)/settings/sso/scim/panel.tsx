import { CopyField } from "@/app/ui/copy-field";
import { HelpLink } from "@/app/ui/help-link";
import type { SearchParams } from "@/app/ui/search-params";
import { Panel, Section } from "@/app/ui/section";
import { UpgradePrompt } from "@/app/ui/upgrade-prompt";
import type { Ctx } from "@/lib/directory/ctx";
import { includes, type Plan, plansWith } from "@/lib/directory/plans";
import { connectionStatus } from "@/lib/directory/provisioning-log/provisioning-log";
import { listTokens } from "@/lib/directory/tokens";
import { workspaceOrigin } from "@/lib/http/page";
import { ProvisioningLog } from "../log/provisioning-log";
import { GenerateTokenDialog } from "../tokens/generate-token-dialog";
import { TokenRotations } from "../tokens/token-rotation";
import { TokenTable } from "../tokens/token-table";
import { ConnectionStatus } from "./connection-status";
import { SetUpGuide } from "./set-up-guide";

/** The SCIM settings, or what is needed to get them. */
export async function ScimPanel({
  ctx,
  plan,
  params,
}: {
  ctx: Ctx;
  plan: Plan;
  params: SearchParams;
}) {
  if (!includes(plan, "scim")) return <ScimUpgrade />;

  const [tokens, status, origin] = await Promise.all([
    listTokens(ctx),
    connectionStatus(ctx),
    workspaceOrigin(),
  ]);
  const endpoint = `${origin}/scim/v2`;
  return (
    <>
      <Section
        title="SCIM provisioning"
        sentence={
          <>
            Your identity provider calls this address with a token from the table below.{" "}
            <HelpLink href="/help/scim-provisioning">How it works</HelpLink>
          </>
        }
      >
        <Panel>
          <div className="space-y-4">
            <ConnectionStatus
              status={status}
              hasToken={tokens.some((token) => token.status === "active")}
            />
            <div className="max-w-2xl">
              <CopyField label="SCIM endpoint URL" value={endpoint} />
            </div>
          </div>
        </Panel>
      </Section>
      <Section
        title="SCIM Tokens"
        sentence="Anyone who has a token can manage the people in this workspace. Tokens never expire: treat them like an admin password."
        action={<GenerateTokenDialog />}
      >
        <TokenRotations tokens={tokens} />
        <TokenTable tokens={tokens} />
      </Section>
      <Section
        title="Set-up guide"
        sentence="What to enter on the other side, with the names that your identity provider uses."
      >
        <SetUpGuide endpoint={endpoint} />
      </Section>
      <ProvisioningLog ctx={ctx} plan={plan} tokens={tokens} params={params} />
    </>
  );
}

function ScimUpgrade() {
  return (
    <Section title="SCIM provisioning">
      <UpgradePrompt title="Let your identity provider manage your people">
        {`SCIM provisioning automatically creates, updates and deactivates users as people join and leave. It is available on the ${plansWith("scim")} plans.`}
      </UpgradePrompt>
    </Section>
  );
}
