"use client";
import { type ReactNode, type RefObject, useRef } from "react";
import type { FormState } from "@/lib/http/action";
import { ActionForm } from "./action-form";
import { FormError } from "./banner";
import { Button } from "./button";
import { Dialog, DialogActions } from "./dialog";
import { SubmitButton } from "./submit-button";
import { formError, useFormAction } from "./use-form-action";

export type ConfirmDialogProps<T> = {
  /** Names the object: `Revoke "Okta production"?` */
  title: string;
  /** States the consequences. */
  description: ReactNode;
  /** Repeats the verb: `Revoke token`. */
  verb: string;
  tone?: "danger" | "primary";
  action: (state: FormState<T>, data: FormData) => Promise<FormState<T>>;
  fields: Record<string, string>;
  onDone?: (data: T) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocus?: RefObject<HTMLElement | null>;
};

/** Asks before an action with consequences; the safe choice has the focus. */
export function ConfirmDialog<T>({
  title,
  description,
  verb,
  tone = "danger",
  action,
  fields,
  onDone,
  open,
  onOpenChange,
  returnFocus,
}: ConfirmDialogProps<T>) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [state, submit, pending] = useFormAction(action, (data) => {
    onOpenChange(false);
    onDone?.(data);
  });

  return (
    <Dialog
      role="alertdialog"
      title={title}
      description={description}
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={cancel}
      returnFocus={returnFocus}
    >
      <ActionForm action={submit}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormError message={formError(state)} />
        <DialogActions>
          <Button ref={cancel} onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <SubmitButton tone={tone} pending={pending}>
            {verb}
          </SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
