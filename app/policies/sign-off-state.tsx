import { Badge, type BadgeTone } from "@/app/ui/badge";
import type { SignerFilter, SignerState } from "@/lib/directory/policies/policies";

export const signerLabels: Record<SignerFilter, string> = {
  unsigned: "Not signed",
  open: "To sign",
  late: "Late",
  signed: "Signed",
  paused: "Paused",
};

const tones: Record<SignerState, BadgeTone> = {
  open: "accent",
  late: "danger",
  signed: "success",
  paused: "neutral",
};

/** How far a person is with a policy. */
export function SignOffState({ state }: { state: SignerState }) {
  return (
    <Badge tone={tones[state]} dot>
      {signerLabels[state]}
    </Badge>
  );
}
