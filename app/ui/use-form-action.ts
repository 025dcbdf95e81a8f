"use client";
import { useActionState } from "react";
import type { FormState } from "@/lib/http/action";
import { type Action, answerOf } from "./answer-of";

/** Runs a server action as form state, and calls `onDone` once after it succeeds. */
export function useFormAction<T>(action: Action<T>, onDone?: (data: T) => void) {
  return useActionState<FormState<T>, FormData>(
    async (previous, data) => {
      const next = await answerOf(action, previous, data);
      if (next.status === "ok") onDone?.(next.data);
      return next;
    },
    { status: "idle" },
  );
}

/** The error of one field, for which the directory may use other names, in the last submission. */
export function fieldError(state: FormState<unknown>, ...names: string[]): string | undefined {
  if (state.status !== "invalid") return undefined;
  return names.map((name) => state.fields[name]).find(Boolean);
}

/** The error of the submission as a whole, or of a field that doesn't show its own. */
export function formError(state: FormState<unknown>, ...shown: string[]): string | undefined {
  if (state.status === "failed") return state.message;
  if (state.status !== "invalid") return undefined;
  return Object.entries(state.fields).find(([name]) => !shown.includes(name))?.[1];
}
