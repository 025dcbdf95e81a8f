import type { ComponentProps } from "react";
import { Button } from "./button";

/** Submits its form. While pending it does nothing, but keeps the focus, which `disabled` would lose. */
export function SubmitButton({
  pending,
  ...rest
}: Omit<ComponentProps<typeof Button>, "type" | "disabled" | "onClick"> & { pending: boolean }) {
  return (
    <Button
      type="submit"
      aria-disabled={pending || undefined}
      // Enter in a field clicks it as well.
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    />
  );
}
