import type { ComponentProps } from "react";
import { Button } from "./button";

/** Sends its form. While the answer is on its way it does nothing more, and keeps the focus, which `disabled` would drop. */
export function SubmitButton({
  pending,
  ...rest
}: Omit<ComponentProps<typeof Button>, "type" | "disabled" | "onClick"> & { pending: boolean }) {
  return (
    <Button
      type="submit"
      aria-disabled={pending || undefined}
      // Enter in a field presses it as well.
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    />
  );
}
