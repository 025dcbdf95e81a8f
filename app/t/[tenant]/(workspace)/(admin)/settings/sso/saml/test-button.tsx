"use client";
import { FlaskConical } from "lucide-react";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { SubmitButton } from "@/app/ui/submit-button";
import { formError, useFormAction } from "@/app/ui/use-form-action";
import { startTestAction } from "./actions";

/** Tests a sign-in at the identity provider without signing anybody in. */
export function SamlTestButton({ isPrimary }: { isPrimary: boolean }) {
  const [state, submit, pending] = useFormAction(startTestAction, ({ url }) =>
    window.location.assign(url),
  );
  return (
    <ActionForm action={submit}>
      <SubmitButton
        tone={isPrimary ? "primary" : "secondary"}
        icon={FlaskConical}
        pending={pending}
      >
        Test connection
      </SubmitButton>
      <FormError message={formError(state)} />
    </ActionForm>
  );
}
