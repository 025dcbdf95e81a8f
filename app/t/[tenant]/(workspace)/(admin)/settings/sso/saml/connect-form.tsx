"use client";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { SelectField, TextAreaField, TextField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { Tabs } from "@/app/ui/tabs";
import { toast } from "@/app/ui/toast";
import { fieldError, formError, useFormAction } from "@/app/ui/use-form-action";
import { focusContent } from "@/app/ui/use-kept-focus";
import { connectByHandAction, connectByUrlAction, connectByXmlAction } from "./actions";

type ConnectFormProps = { onDone?: (() => void) | undefined };

/** The provider's side of the connection: by metadata URL, pasted metadata, or single values. */
export function SamlConnectForm({ onDone }: ConnectFormProps) {
  const done = () => {
    toast("Identity provider connected. Test the connection next");
    // The form disappears, and with it the focused button.
    if (onDone) onDone();
    else focusContent();
  };
  return (
    <Tabs
      label="How to connect"
      tabs={[
        { id: "url", label: "Metadata URL", content: <ByUrl onDone={done} /> },
        { id: "xml", label: "Metadata XML", content: <ByXml onDone={done} /> },
        { id: "hand", label: "Enter manually", content: <ByHand onDone={done} /> },
      ]}
    />
  );
}

function ByUrl({ onDone }: ConnectFormProps) {
  const [state, submit, pending] = useFormAction(connectByUrlAction, onDone);
  return (
    <ActionForm action={submit} className="max-w-2xl space-y-4">
      <TextField
        label="Metadata URL"
        name="metadataUrl"
        type="url"
        placeholder="https://"
        autoComplete="off"
        required
        hint="Read now and then once a day, so the provider's next certificate is picked up automatically."
        error={fieldError(state, "metadataUrl")}
      />
      <FormError message={formError(state, "metadataUrl")} />
      <Connect pending={pending} />
    </ActionForm>
  );
}

function ByXml({ onDone }: ConnectFormProps) {
  const [state, submit, pending] = useFormAction(connectByXmlAction, onDone);
  return (
    <ActionForm action={submit} className="max-w-2xl space-y-4">
      <TextAreaField
        label="Metadata XML"
        name="metadata"
        placeholder="<EntityDescriptor …>"
        spellCheck={false}
        required
        error={fieldError(state, "metadata")}
      />
      <FormError message={formError(state, "metadata")} />
      <Connect pending={pending} />
    </ActionForm>
  );
}

function ByHand({ onDone }: ConnectFormProps) {
  const [state, submit, pending] = useFormAction(connectByHandAction, onDone);
  const names = ["entityId", "ssoUrl", "sloUrl", "certificates"];
  return (
    <ActionForm action={submit} className="max-w-2xl space-y-4">
      <TextField
        label="Identity provider entity ID"
        name="entityId"
        autoComplete="off"
        required
        error={fieldError(state, "entityId")}
      />
      <TextField
        label="Sign-on URL"
        name="ssoUrl"
        type="url"
        placeholder="https://"
        autoComplete="off"
        required
        error={fieldError(state, "ssoUrl")}
      />
      <TextField
        label="Logout URL (optional)"
        name="sloUrl"
        type="url"
        placeholder="https://"
        autoComplete="off"
        hint="Only if the provider supports single logout."
        error={fieldError(state, "sloUrl")}
      />
      <SelectField
        label="Logout messages"
        name="sloBinding"
        options={[
          { value: "redirect", label: "By redirect" },
          { value: "post", label: "By POST" },
        ]}
        hint="As the provider expects them: Okta by POST, Entra ID by redirect."
      />
      <TextAreaField
        label="Signing certificates"
        name="certificates"
        placeholder="-----BEGIN CERTIFICATE-----"
        spellCheck={false}
        required
        hint="One, or during a change both the old and the new, one below the other."
        error={fieldError(state, "certificates")}
      />
      <FormError message={formError(state, ...names)} />
      <Connect pending={pending} />
    </ActionForm>
  );
}

const Connect = ({ pending }: { pending: boolean }) => (
  <SubmitButton tone="primary" pending={pending}>
    {pending ? "Connecting" : "Connect"}
  </SubmitButton>
);
