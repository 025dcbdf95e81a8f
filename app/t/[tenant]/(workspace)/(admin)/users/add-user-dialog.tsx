"use client";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { Button } from "@/app/ui/button";
import { Dialog, DialogActions } from "@/app/ui/dialog";
import { SelectField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { toast } from "@/app/ui/toast";
import { fieldError, formError, useFormAction } from "@/app/ui/use-form-action";
import { addUserAction } from "./actions";
import { EmailField } from "./email-field";
import { NameFields } from "./name-fields";

/** Adds a person by hand. */
export function AddUserDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add user"
      description="The account is active at once. To sign in, the person needs a set-password link, which you create from the menu on their row."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button tone="primary" icon={UserPlus}>
          Add user
        </Button>
      }
    >
      <AddUserForm onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function AddUserForm({ onClose }: { onClose: () => void }) {
  const [state, submit, pending] = useFormAction(addUserAction, () => {
    toast("User added");
    onClose();
  });
  return (
    <ActionForm action={submit} className="space-y-4">
      <EmailField state={state} />
      <NameFields state={state} />
      <SelectField
        label="Role"
        name="role"
        defaultValue="member"
        options={[
          { value: "member", label: "Member: reads and signs policies" },
          { value: "admin", label: "Admin: also manages the workspace" },
        ]}
        error={fieldError(state, "role")}
      />
      <FormError
        message={formError(state, "email", "emails", "userName", "givenName", "familyName", "role")}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <SubmitButton tone="primary" pending={pending}>
          Add user
        </SubmitButton>
      </DialogActions>
    </ActionForm>
  );
}
