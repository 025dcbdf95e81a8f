"use client";
import { type ComponentProps, useTransition } from "react";
import { toast } from "sonner";
import type { FormState } from "@/lib/http/action";
import { IconButton } from "./button";
import { callAction } from "./call-action";

type ActionButtonProps<T> = Pick<ComponentProps<typeof IconButton>, "icon" | "label"> & {
  action: (state: FormState<T>, data: FormData) => Promise<FormState<T>>;
  fields: Record<string, string>;
  /** What the toast says once it is done. */
  done: string;
  /** Takes it back. */
  undo?: (state: FormState<T>, data: FormData) => Promise<FormState<T>>;
};

/** An icon that does something small at once, and offers to take it back. */
export function ActionButton<T>({ action, fields, done, undo, ...look }: ActionButtonProps<T>) {
  const [pending, startTransition] = useTransition();
  const run = (what: typeof action, after: () => void) =>
    startTransition(async () => {
      const refusal = await callAction(what, fields);
      if (refusal) toast.error(refusal);
      else after();
    });
  const confirmed = () =>
    toast(done, undo && { action: { label: "Undo", onClick: () => run(undo, () => {}) } });
  return <IconButton disabled={pending} onClick={() => run(action, confirmed)} {...look} />;
}
