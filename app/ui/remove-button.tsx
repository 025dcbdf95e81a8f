"use client";
import { X } from "lucide-react";
import { useTransition } from "react";
import { toast } from "sonner";
import type { FormState } from "@/lib/http/action";
import { IconButton } from "./button";
import { callAction } from "./call-action";

type RemoveButtonProps<T> = {
  label: string;
  action: (state: FormState<T>, data: FormData) => Promise<FormState<T>>;
  fields: Record<string, string>;
  /** What the toast says once it is done. */
  done: string;
  /** Takes it back. */
  undo: (state: FormState<T>, data: FormData) => Promise<FormState<T>>;
};

/** Takes something out of a list at once, and offers to take that back. */
export function RemoveButton<T>({ label, action, fields, done, undo }: RemoveButtonProps<T>) {
  const [pending, startTransition] = useTransition();
  const run = (what: typeof action, after: () => void) =>
    startTransition(async () => {
      const refusal = await callAction(what, fields);
      if (refusal) toast.error(refusal);
      else after();
    });
  const confirmed = () =>
    toast(done, { action: { label: "Undo", onClick: () => run(undo, () => {}) } });
  return (
    <IconButton disabled={pending} onClick={() => run(action, confirmed)} label={label} icon={X} />
  );
}
