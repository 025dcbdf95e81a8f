"use client";
import { Archive, ArchiveRestore, type LucideIcon, Send } from "lucide-react";
import { useRef, useState } from "react";
import { Button, type Tone } from "@/app/ui/button";
import { callAction } from "@/app/ui/call-action";
import { ConfirmDialog, type ConfirmDialogProps } from "@/app/ui/confirm-dialog";
import { toast, toastWithUndo } from "@/app/ui/toast";
import { useKeptFocus } from "@/app/ui/use-kept-focus";
import type { PolicyDetails } from "@/lib/directory/policies/policies";
import { archivePolicyAction, publishPolicyAction, restorePolicyAction } from "../actions";

type PolicyLifecycleProps = {
  policy: Pick<PolicyDetails, "id" | "title" | "status" | "version" | "hasUnpublishedChanges">;
};

/** Publishes, archives and restores a policy, each after stating the consequences. */
export function PolicyLifecycle({ policy }: PolicyLifecycleProps) {
  const fields = { id: policy.id };
  const next = policy.version + 1;

  if (policy.status === "archived") {
    return (
      <Step
        key="restore"
        label="Restore"
        icon={ArchiveRestore}
        title={`Restore “${policy.title}”?`}
        description="Everyone it is assigned to who hasn't signed it is asked again."
        verb="Restore policy"
        tone="primary"
        action={restorePolicyAction}
        fields={fields}
        onDone={() => toast(`“${policy.title}” restored`)}
      />
    );
  }
  return (
    <>
      <Step
        label="Archive"
        icon={Archive}
        title={`Archive “${policy.title}”?`}
        description="Nobody is asked to sign it any more. Sign-offs are kept, and you can restore the policy."
        verb="Archive policy"
        action={archivePolicyAction}
        fields={fields}
        onDone={() =>
          toastWithUndo(`“${policy.title}” archived`, () => callAction(restorePolicyAction, fields))
        }
      />
      {policy.hasUnpublishedChanges && (
        <Step
          label="Publish"
          icon={Send}
          look="primary"
          title={`Publish version ${next} of “${policy.title}”?`}
          description="Everyone it is assigned to is asked to sign it. The published text can't be changed; earlier sign-offs are kept."
          verb={`Publish version ${next}`}
          tone="primary"
          action={publishPolicyAction}
          fields={fields}
          onDone={({ version }) => toast(`Version ${version} published`)}
        />
      )}
    </>
  );
}

type StepProps<T> = Omit<ConfirmDialogProps<T>, "open" | "onOpenChange" | "returnFocus"> & {
  label: string;
  icon: LucideIcon;
  look?: Tone;
};

/** A button with its confirmation; focus returns to it, or to the page's content once it is gone. */
function Step<T>({ label, icon, look, ...question }: StepProps<T>) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(button);
  return (
    <>
      <Button ref={button} tone={look} icon={icon} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog open={open} onOpenChange={setOpen} returnFocus={button} {...question} />
    </>
  );
}
