import { Badge, type BadgeTone } from "@/app/ui/badge";
import type { SignerState } from "@/lib/directory/policies/policies";

const states: Record<SignerState, { label: string; tone: BadgeTone }> = {
  open: { label: "To sign", tone: "accent" },
  late: { label: "Late", tone: "danger" },
  signed: { label: "Signed", tone: "success" },
  paused: { label: "Paused", tone: "neutral" },
};

/** How far somebody is with a policy. */
export function SignOffState({ state }: { state: SignerState }) {
  const { label, tone } = states[state];
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  );
}
