"use client";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { Button } from "@/app/ui/button";
import { DialogActions } from "@/app/ui/dialog";
import { TextField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { fieldError, formError, useFormAction } from "@/app/ui/use-form-action";
import { inputLimits } from "@/lib/directory/input-limits";
import { generateTokenAction } from "./actions";

type TokenNameFormProps = {
  rotation?: { id: string; suggestion: string } | undefined;
  onCancel: () => void;
  onGenerated: (token: { name: string; secret: string }) => void;
};

/** The dialog's first step: a name. */
export function TokenNameForm({ rotation, onCancel, onGenerated }: TokenNameFormProps) {
  const [state, submit, pending] = useFormAction(generateTokenAction, onGenerated);
  return (
    <ActionForm action={submit} className="space-y-3">
      <TextField
        label="Token name"
        name="name"
        placeholder="Okta production"
        defaultValue={rotation?.suggestion}
        maxLength={inputLimits.tokenName}
        autoComplete="off"
        required
        error={fieldError(state, "name")}
      />
      {rotation && <input type="hidden" name="replaces" value={rotation.id} />}
      <FormError message={formError(state, "name")} />
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <SubmitButton tone="primary" pending={pending}>
          Generate
        </SubmitButton>
      </DialogActions>
    </ActionForm>
  );
}
