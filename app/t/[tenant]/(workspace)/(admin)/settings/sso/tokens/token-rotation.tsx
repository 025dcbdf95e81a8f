import { ArrowRight } from "lucide-react";
import { Panel } from "@/app/ui/section";
import { Time } from "@/app/ui/time";
import { clientName } from "@/lib/directory/provisioning-log/client";
import type { TokenSummary } from "@/lib/directory/tokens";
import { RevokeTokenDialog } from "./revoke-token-dialog";
import { type Rotation, rotationsOf } from "./rotations";

/** Old and new tokens side by side, until the old one can be revoked. */
export function TokenRotations({ tokens }: { tokens: TokenSummary[] }) {
  const rotations = rotationsOf(tokens);
  if (rotations.length === 0) return null;
  return (
    <ul aria-label="Rotations" className="mb-3 space-y-3">
      {rotations.map((rotation) => (
        <li key={rotation.next.id}>
          <TokenRotation rotation={rotation} />
        </li>
      ))}
    </ul>
  );
}

const advice: Record<Rotation["stage"], string> = {
  waiting:
    "Paste the new token into your identity provider and test the connection there. Its first call shows up here. Both tokens work until you revoke the old one.",
  both: "Both tokens are in use. Check where the old one is still entered in your identity provider.",
  moved:
    "Your identity provider is using the new token. You can revoke the old one now; provisioned people are not affected.",
};

function TokenRotation({ rotation: { old, next, stage } }: { rotation: Rotation }) {
  return (
    <Panel>
      <div className="space-y-4 text-sm">
        <div>
          <h3 className="text-sm wrap-anywhere">Rotating {old.name}</h3>
          <p className="max-w-2xl text-muted text-pretty">{advice[stage]}</p>
        </div>
        <div className="grid items-center gap-3 sm:grid-cols-[1fr_auto_1fr_auto]">
          <Side label="Old token" token={old} />
          <ArrowRight size={16} aria-hidden className="text-muted max-sm:rotate-90" />
          <Side label="New token" token={next} />
          {stage === "moved" && (
            <RevokeTokenDialog id={old.id} name={old.name} tone="danger" verb="Revoke old token" />
          )}
        </div>
      </div>
    </Panel>
  );
}

function Side({ label, token }: { label: string; token: TokenSummary }) {
  const { name, hint, lastUsedAt, lastUsedBy } = token;
  return (
    <dl className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd>
        <span className="font-medium wrap-anywhere">{name}</span>{" "}
        <span className="font-mono text-xs text-muted">…{hint}</span>
      </dd>
      <dd className="text-muted">
        {lastUsedAt ? (
          <>
            Last used <Time at={lastUsedAt} /> by {clientName(lastUsedBy, name)}
          </>
        ) : (
          "Not used yet"
        )}
      </dd>
    </dl>
  );
}
