"use client";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { TextField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { toast } from "@/app/ui/toast";
import { fieldError, formError, useFormAction } from "@/app/ui/use-form-action";
import { inputLimits } from "@/lib/directory/input-limits";
import { renameWorkspaceAction } from "../actions";

/** Renames the workspace. */
export function RenameForm({ name }: { name: string }) {
  const [state, submit, pending] = useFormAction(renameWorkspaceAction, () => toast("Name saved"));
  return (
    <ActionForm action={submit} className="space-y-3">
      <TextField
        label="Name"
        name="name"
        defaultValue={name}
        maxLength={inputLimits.workspaceName}
        required
        hint="Shown in the sidebar and at sign-in."
        error={fieldError(state, "name")}
      />
      <FormError message={formError(state, "name")} />
      <SubmitButton pending={pending}>Save name</SubmitButton>
    </ActionForm>
  );
}
