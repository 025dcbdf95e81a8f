"use client";
import { X } from "lucide-react";
import { useRef, useTransition } from "react";
import type { FormState } from "@/lib/http/action";
import { IconButton } from "./button";
import { callAction } from "./call-action";
import { toastComplaint, toastWithUndo } from "./toast";
import { useKeptFocus } from "./use-kept-focus";

type RemoveButtonProps<T> = {
  label: string;
  action: (state: FormState<T>, data: FormData) => Promise<FormState<T>>;
  fields: Record<string, string>;
  /** The toast's text once it is done. */
  done: string;
  /** Reverts it. */
  undo: (state: FormState<T>, data: FormData) => Promise<FormState<T>>;
};

/** Removes something from a list at once, and offers to undo that. */
export function RemoveButton<T>({ label, action, fields, done, undo }: RemoveButtonProps<T>) {
  const [pending, startTransition] = useTransition();
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(button);
  const remove = () => {
    if (pending) return;
    startTransition(async () => {
      const refusal = await callAction(action, fields);
      if (refusal) toastComplaint(refusal);
      else toastWithUndo(done, () => callAction(undo, fields));
    });
  };
  return (
    <IconButton ref={button} aria-disabled={pending} onClick={remove} label={label} icon={X} />
  );
}
