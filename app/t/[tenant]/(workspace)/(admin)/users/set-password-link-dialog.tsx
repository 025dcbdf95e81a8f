"use client";
import { ActionForm } from "@/app/ui/action-form";
import { Banner, FormError } from "@/app/ui/banner";
import { Button } from "@/app/ui/button";
import { CopyField } from "@/app/ui/copy-field";
import { Dialog, DialogActions } from "@/app/ui/dialog";
import { utcTime } from "@/app/ui/relative-time";
import { SubmitButton } from "@/app/ui/submit-button";
import { formError, useFormAction } from "@/app/ui/use-form-action";
import { createSetPasswordLinkAction } from "./actions";
import type { PersonDialogProps } from "./person-dialog";

/** Creates a single-use link for a person to set a password. */
export function SetPasswordLinkDialog({ person, onOpenChange, ...rest }: PersonDialogProps) {
  return (
    <Dialog
      title={`Set-password link for ${person.name}`}
      description="Whoever opens it first can set the password of this account. Any earlier link stops working."
      onOpenChange={onOpenChange}
      {...rest}
    >
      <LinkForm id={person.id} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

function LinkForm({ id, onClose }: { id: string; onClose: () => void }) {
  const [state, submit, pending] = useFormAction(createSetPasswordLinkAction);
  if (state.status === "ok") {
    return (
      <div className="space-y-4">
        <Banner tone="warning">
          Send it only to this person. It works once, until{" "}
          {utcTime(state.data.expiresAt.getTime())}, and won't be shown again.
        </Banner>
        <CopyField label="Link" value={state.data.url} autoFocus />
        <DialogActions>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </DialogActions>
      </div>
    );
  }
  return (
    <ActionForm action={submit}>
      <input type="hidden" name="id" value={id} />
      <FormError message={formError(state)} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <SubmitButton tone="primary" pending={pending}>
          Create link
        </SubmitButton>
      </DialogActions>
    </ActionForm>
  );
}
