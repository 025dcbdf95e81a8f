"use client";
import { useActionState } from "react";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { TextField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { fieldError, formError } from "@/app/ui/use-form-action";
import { inputLimits } from "@/lib/directory/input-limits";
import { setPasswordAction } from "../../session-actions";

/** Redeems the link on submission, so that mail scanners that only open the page don't use it up. */
export function SetPasswordForm({ secret }: { secret: string }) {
  const [state, submit, pending] = useActionState(setPasswordAction, { status: "idle" });
  return (
    <ActionForm action={submit} className="space-y-4">
      <input type="hidden" name="secret" value={secret} />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        autoFocus
        required
        minLength={inputLimits.shortestPassword}
        hint={`At least ${inputLimits.shortestPassword} characters. Several words in a row are easy to remember.`}
        error={fieldError(state, "password")}
      />
      <FormError message={formError(state, "password")} />
      <SubmitButton tone="primary" pending={pending} className="w-full">
        Set password and sign in
      </SubmitButton>
    </ActionForm>
  );
}
