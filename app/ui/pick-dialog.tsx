"use client";
import { useState, useTransition } from "react";
import { FormError } from "./banner";
import { Dialog } from "./dialog";
import type { DialogTrigger } from "./dialog-props";
import { type Choice, type Find, Picker } from "./picker";

type PickDialogProps = {
  title: string;
  description: string;
  trigger: DialogTrigger;
  label: string;
  find: Find;
  /** Called with the choice; an error message keeps the dialog open. */
  onPick: (choice: Choice) => Promise<string | undefined>;
};

/** A dialog for finding and picking one thing. */
export function PickDialog({ title, description, trigger, label, find, onPick }: PickDialogProps) {
  const [open, setOpen] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [pending, startTransition] = useTransition();

  const pick = (choice: Choice) =>
    startTransition(async () => {
      const refusal = await onPick(choice);
      setComplaint(refusal);
      if (!refusal) setOpen(false);
    });

  return (
    <Dialog
      title={title}
      description={description}
      trigger={trigger}
      open={open}
      onOpenChange={(next) => {
        setComplaint(undefined);
        setOpen(next);
      }}
    >
      <Picker label={label} find={find} disabled={pending} onPick={pick} />
      <FormError message={complaint} />
    </Dialog>
  );
}
