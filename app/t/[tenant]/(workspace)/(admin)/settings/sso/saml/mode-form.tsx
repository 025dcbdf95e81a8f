"use client";
import { useId } from "react";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { Panel } from "@/app/ui/section";
import { SubmitButton } from "@/app/ui/submit-button";
import { toast } from "@/app/ui/toast";
import { formError, useFormAction } from "@/app/ui/use-form-action";
import type { SignInMode } from "@/lib/directory/sso/connection";
import { changeModeAction } from "./actions";

const modes: { value: SignInMode; label: string; hint: string }[] = [
  { value: "off", label: "Nobody", hint: "Only tests are accepted. People use their passwords." },
  {
    value: "optional",
    label: "Anyone who wants to",
    hint: "The sign-in page offers SSO next to the password.",
  },
  {
    value: "required",
    label: "Every member",
    hint: "Members can't use a password any more, and those who signed in with one are signed out. Admins can still use a password at /sign-in?local=1, in case the identity provider is down; this is recorded in the Activity Log.",
  },
];

/** Who signs in with SSO. */
export function SamlModeForm({ mode, isVerified }: { mode: SignInMode; isVerified: boolean }) {
  const [state, submit, pending] = useFormAction(changeModeAction, () => toast("Saved"));
  return (
    <Panel>
      <ActionForm action={submit} key={mode}>
        <fieldset className="space-y-3">
          <legend className="mb-3 text-sm font-medium">Who signs in with SSO</legend>
          {modes.map((option) => (
            <Mode key={option.value} {...option} isChosen={option.value === mode} />
          ))}
        </fieldset>
        <div className="mt-4 space-y-3">
          <FormError message={formError(state)} />
          {!isVerified && mode === "off" && (
            <p className="text-sm text-muted">Test the connection before you let people use it.</p>
          )}
          <SubmitButton pending={pending}>Save</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

type ModeProps = (typeof modes)[number] & { isChosen: boolean };

function Mode({ value, label, hint, isChosen }: ModeProps) {
  const id = useId();
  return (
    <div className="flex max-w-2xl gap-2.5 text-sm">
      <input
        id={id}
        type="radio"
        name="mode"
        value={value}
        defaultChecked={isChosen}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 shrink-0 accent-(--accent-fill)"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-muted text-pretty">
          {hint}
        </p>
      </div>
    </div>
  );
}
