"use client";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { SelectField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { toast } from "@/app/ui/toast";
import { formError, useFormAction } from "@/app/ui/use-form-action";
import type { SsoConnection } from "@/lib/directory/sso/connection";
import { changeSigningAction } from "./actions";

/** Whether sign-in requests are signed; logout messages always are. */
export function SamlSigningForm({
  wantsSignedRequests,
  alwaysSignsRequests,
}: Pick<SsoConnection, "wantsSignedRequests" | "alwaysSignsRequests">) {
  const [state, submit, pending] = useFormAction(changeSigningAction, () => toast("Saved"));
  const asked = wantsSignedRequests ? "it does" : "it doesn't";
  return (
    <ActionForm
      action={submit}
      className="max-w-2xl space-y-4 border-t border-line pt-4"
      key={String(alwaysSignsRequests)}
    >
      <SelectField
        label="Sign sign-in requests"
        name="always"
        defaultValue={String(alwaysSignsRequests)}
        options={[
          { value: "false", label: `When the provider's metadata asks for it (${asked})` },
          { value: "true", label: "Always" },
        ]}
        hint="Logout messages are always signed. Choose Always if the provider verifies sign-in requests but its metadata doesn't say so, as with Entra ID."
      />
      <FormError message={formError(state)} />
      <SubmitButton pending={pending}>Save</SubmitButton>
    </ActionForm>
  );
}
