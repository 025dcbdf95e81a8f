"use client";
import { type ComponentProps, startTransition } from "react";

/**
 * A form whose fields keep what was typed when the action finds fault with it: React resets a form
 * after its `action` has run, so with scripting the submission goes around that.
 */
export function ActionForm({
  action,
  ...rest
}: Omit<ComponentProps<"form">, "action" | "onSubmit"> & {
  action: (data: FormData) => void;
}) {
  return (
    <form
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
