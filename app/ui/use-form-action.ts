"use client";
import { useActionState } from "react";
import type { FormState } from "@/lib/http/action";

type Action<T> = (state: FormState<T>, data: FormData) => Promise<FormState<T>>;

/** Runs a server action as form state and tells the caller once when it went well. */
export function useFormAction<T>(action: Action<T>, onDone?: (data: T) => void) {
  return useActionState<FormState<T>, FormData>(
    async (previous, data) => {
      const next = await action(previous, data);
      if (next.status === "ok") onDone?.(next.data);
      return next;
    },
    { status: "idle" },
  );
}

/** The complaint about one field, if the last submission had one. */
export function fieldError(state: FormState<unknown>, name: string): string | undefined {
  return state.status === "invalid" ? state.fields[name] : undefined;
}

/** The complaint about the submission as a whole, if it had one. */
export function formError(state: FormState<unknown>): string | undefined {
  return state.status === "failed" || state.status === "invalid" ? state.message : undefined;
}
