"use client";
import { Archive, ArchiveRestore, Send } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import { callAction } from "@/app/ui/call-action";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toast, toastWithUndo } from "@/app/ui/toast";
import { archivePolicyAction, publishPolicyAction, restorePolicyAction } from "../actions";

type PolicyLifecycleProps = {
  policy: {
    id: string;
    title: string;
    status: "draft" | "published" | "archived";
    version: number;
    hasUnpublishedChanges: boolean;
  };
};

/** Publishes, archives and restores a policy, each after saying what follows. */
export function PolicyLifecycle({ policy }: PolicyLifecycleProps) {
  const [asking, setAsking] = useState<"publish" | "archive" | "restore">();
  const trigger = useRef<HTMLButtonElement>(null);
  const common = {
    fields: { id: policy.id },
    onOpenChange: (open: boolean) => !open && setAsking(undefined),
    returnFocus: trigger,
  };
  const next = policy.version + 1;

  if (policy.status === "archived") {
    return (
      <>
        <Button ref={trigger} icon={ArchiveRestore} onClick={() => setAsking("restore")}>
          Restore
        </Button>
        <ConfirmDialog
          title={`Restore “${policy.title}”?`}
          description="Everyone concerned is asked again for the signatures that are missing."
          verb="Restore policy"
          tone="primary"
          action={restorePolicyAction}
          onDone={() => toast(`“${policy.title}” restored`)}
          open={asking === "restore"}
          {...common}
        />
      </>
    );
  }
  return (
    <>
      <Button icon={Archive} onClick={() => setAsking("archive")}>
        Archive
      </Button>
      {policy.hasUnpublishedChanges && (
        <Button ref={trigger} tone="primary" icon={Send} onClick={() => setAsking("publish")}>
          Publish
        </Button>
      )}
      <ConfirmDialog
        title={`Publish version ${next} of “${policy.title}”?`}
        description="Everyone concerned is asked to sign it. A published text never changes again; earlier signatures are kept."
        verb={`Publish version ${next}`}
        tone="primary"
        action={publishPolicyAction}
        onDone={({ version }) => toast(`Version ${version} published`)}
        open={asking === "publish"}
        {...common}
      />
      <ConfirmDialog
        title={`Archive “${policy.title}”?`}
        description="Nobody is asked to sign it any more. Signatures are kept, and you can restore it."
        verb="Archive policy"
        action={archivePolicyAction}
        onDone={() =>
          toastWithUndo(`“${policy.title}” archived`, () =>
            callAction(restorePolicyAction, { id: policy.id }),
          )
        }
        open={asking === "archive"}
        {...common}
      />
    </>
  );
}
