"use client";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { SelectField, TextField } from "@/app/ui/field";
import { Panel } from "@/app/ui/section";
import { SubmitButton } from "@/app/ui/submit-button";
import { toast } from "@/app/ui/toast";
import { formError, useFormAction } from "@/app/ui/use-form-action";
import type { AttributeMapping } from "@/lib/directory/sso/connection";
import { changeAccountsAction } from "./actions";

const newcomers = [
  { value: "false", label: "Is refused: accounts are created by SCIM or an admin" },
  { value: "true", label: "Gets an account as a member" },
];

/** How accounts are matched, and what happens to people without one. */
export function SamlAccountsForm({
  connection,
}: {
  connection: AttributeMapping & { createOnSignIn: boolean };
}) {
  const [state, submit, pending] = useFormAction(changeAccountsAction, () => toast("Saved"));
  return (
    <Panel>
      <ActionForm action={submit} className="max-w-2xl space-y-4">
        <h3 className="text-sm font-medium">Accounts</h3>
        <TextField
          label="Email attribute"
          name="emailAttribute"
          defaultValue={connection.emailAttribute ?? ""}
          placeholder="NameID"
          autoComplete="off"
          hint="The account is matched by this email, in upper or lower case. Leave it empty if the NameID is the email."
        />
        <SelectField
          label="Someone without an account"
          name="createOnSignIn"
          defaultValue={String(connection.createOnSignIn)}
          options={newcomers}
          hint="We recommend SCIM: it creates accounts before people sign in, adds them to groups, and deactivates them when they leave. An account created on sign-in stays active until someone deactivates it."
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Given name attribute"
            name="givenNameAttribute"
            defaultValue={connection.givenNameAttribute ?? ""}
            placeholder="givenName"
            autoComplete="off"
          />
          <TextField
            label="Family name attribute"
            name="familyNameAttribute"
            defaultValue={connection.familyNameAttribute ?? ""}
            placeholder="surname"
            autoComplete="off"
          />
        </div>
        <p className="text-sm text-muted">The names are used for accounts created on sign-in.</p>
        <FormError message={formError(state)} />
        <SubmitButton pending={pending}>Save</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
