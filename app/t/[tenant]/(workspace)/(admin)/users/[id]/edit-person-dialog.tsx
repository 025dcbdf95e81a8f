"use client";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { Button } from "@/app/ui/button";
import { Dialog, DialogActions } from "@/app/ui/dialog";
import { SubmitButton } from "@/app/ui/submit-button";
import { toast } from "@/app/ui/toast";
import { formError, useFormAction } from "@/app/ui/use-form-action";
import { editUserAction } from "../actions";
import { EmailField } from "../email-field";
import { NameFields } from "../name-fields";

type EditablePerson = {
  id: string;
  email: string | null;
  givenName: string;
  familyName: string;
};

/** Edits a person whom no identity provider manages. */
export function EditPersonDialog({ person }: { person: EditablePerson }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Edit details"
      description="The email address is what this person signs in with."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={Pencil}>Edit</Button>}
    >
      <EditForm person={person} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function EditForm({ person, onClose }: { person: EditablePerson; onClose: () => void }) {
  const [state, submit, pending] = useFormAction(editUserAction, () => {
    toast("Details saved");
    onClose();
  });
  return (
    <ActionForm action={submit} className="space-y-4">
      <input type="hidden" name="id" value={person.id} />
      <EmailField state={state} email={person.email ?? ""} />
      <NameFields state={state} givenName={person.givenName} familyName={person.familyName} />
      <FormError
        message={formError(state, "email", "emails", "userName", "givenName", "familyName")}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <SubmitButton tone="primary" pending={pending}>
          Save
        </SubmitButton>
      </DialogActions>
    </ActionForm>
  );
}
