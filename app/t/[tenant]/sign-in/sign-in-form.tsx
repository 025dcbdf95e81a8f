"use client";
import { useActionState } from "react";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { TextField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { fieldError, formError } from "@/app/ui/use-form-action";
import { signInAction } from "../session-actions";

/** Sign-in by email and password; works without scripting too. */
export function SignInForm({ next }: { next: string }) {
  const [state, submit, pending] = useActionState(signInAction, { status: "idle" });
  return (
    <ActionForm action={submit} className="space-y-4">
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoFocus
        required
        error={fieldError(state, "email")}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={fieldError(state, "password")}
      />
      <FormError message={formError(state, "email", "password")} />
      <SubmitButton tone="primary" pending={pending} className="w-full">
        Sign in
      </SubmitButton>
    </ActionForm>
  );
}
