"use client";
import { type ComponentProps, useEffect, useRef, useTransition } from "react";

/**
 * A form that keeps its input when the action rejects it: React resets a form after its `action` has run, so with
 * scripting `onSubmit` calls the action instead. Errors appear beside their fields, in the action's words rather than
 * the browser's, and the first invalid field gets the focus.
 */
export function ActionForm({
  action,
  ...rest
}: Omit<ComponentProps<"form">, "action" | "onSubmit"> & {
  action: (data: FormData) => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [isAwaited, startTransition] = useTransition();
  const wasAwaited = useRef(false);
  useEffect(() => {
    if (wasAwaited.current && !isAwaited) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
    wasAwaited.current = isAwaited;
  }, [isAwaited]);

  return (
    <form
      ref={form}
      noValidate
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => action(data));
      }}
      {...rest}
    />
  );
}
