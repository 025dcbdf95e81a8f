"use client";
import { useRouter } from "next/navigation";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { ButtonLink } from "@/app/ui/button";
import { TextAreaField, TextField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { fieldError, formError, useFormAction } from "@/app/ui/use-form-action";
import { focusContent } from "@/app/ui/use-kept-focus";
import { inputLimits } from "@/lib/directory/input-limits";
import { createPolicyAction, editPolicyAction } from "./actions";

type PolicyFormProps = {
  policy?: { id: string; title: string; body: string; dueDays: number | null };
};

/** Edits a draft, of a new policy or an existing one. */
export function PolicyForm({ policy }: PolicyFormProps) {
  const router = useRouter();
  const [state, submit, pending] = useFormAction(
    policy ? editPolicyAction : createPolicyAction,
    ({ id }) => {
      // The form disappears, and with it the focused button.
      focusContent();
      router.push(`/policies/${id}`);
    },
  );
  return (
    <ActionForm action={submit} className="max-w-3xl space-y-5">
      {policy && <input type="hidden" name="id" value={policy.id} />}
      <TextField
        label="Title"
        name="title"
        defaultValue={policy?.title}
        maxLength={inputLimits.policyTitle}
        required
        error={fieldError(state, "title")}
      />
      <TextAreaField
        label="Text"
        name="body"
        rows={18}
        defaultValue={policy?.body}
        required
        hint="Separate paragraphs with an empty line. Start a line with # for a heading, or with - for a list item."
        error={fieldError(state, "body")}
      />
      <TextField
        label="Days to sign"
        name="dueDays"
        inputMode="numeric"
        defaultValue={policy?.dueDays ?? ""}
        hint="Counted from the day a person is asked to sign. Leave empty for no due date."
        error={fieldError(state, "dueDays")}
      />
      <FormError message={formError(state, "title", "body", "dueDays")} />
      <div className="flex gap-2">
        <SubmitButton tone="primary" pending={pending}>
          Save draft
        </SubmitButton>
        <ButtonLink href={policy ? `/policies/${policy.id}` : "/policies"}>Cancel</ButtonLink>
      </div>
    </ActionForm>
  );
}
