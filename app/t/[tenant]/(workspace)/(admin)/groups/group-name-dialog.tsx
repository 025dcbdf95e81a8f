"use client";
import { Pencil, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActionForm } from "@/app/ui/action-form";
import { FormError } from "@/app/ui/banner";
import { Button } from "@/app/ui/button";
import { Dialog, DialogActions } from "@/app/ui/dialog";
import { TextField } from "@/app/ui/field";
import { SubmitButton } from "@/app/ui/submit-button";
import { toast } from "@/app/ui/toast";
import { fieldError, formError, useFormAction } from "@/app/ui/use-form-action";
import { inputLimits } from "@/lib/directory/input-limits";
import { addGroupAction, renameGroupAction } from "./actions";

type NamedGroup = { id: string; name: string };

/** Creates a group, or renames an existing one. */
export function GroupNameDialog({ group }: { group?: NamedGroup }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={group ? "Rename group" : "New group"}
      description="Members and policies are added on the group's page."
      open={open}
      onOpenChange={setOpen}
      trigger={
        group ? (
          <Button icon={Pencil}>Rename</Button>
        ) : (
          <Button tone="primary" icon={Plus}>
            New group
          </Button>
        )
      }
    >
      <NameForm group={group} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function NameForm({ group, onClose }: { group: NamedGroup | undefined; onClose: () => void }) {
  const router = useRouter();
  const action = group ? renameGroupAction : addGroupAction;
  const [state, submit, pending] = useFormAction<{ id: string }>(action, ({ id }) => {
    if (!group) return router.push(`/groups/${id}`);
    toast("Group renamed");
    onClose();
  });
  return (
    <ActionForm action={submit} className="space-y-3">
      {group && <input type="hidden" name="id" value={group.id} />}
      <TextField
        label="Name"
        name="name"
        defaultValue={group?.name}
        maxLength={inputLimits.groupName}
        autoComplete="off"
        required
        error={fieldError(state, "name", "displayName")}
      />
      <FormError message={formError(state, "name", "displayName")} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <SubmitButton tone="primary" pending={pending}>
          {group ? "Rename group" : "Add group"}
        </SubmitButton>
      </DialogActions>
    </ActionForm>
  );
}
