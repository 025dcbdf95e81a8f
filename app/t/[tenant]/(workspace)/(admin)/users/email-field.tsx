import { TextField } from "@/app/ui/field";
import { fieldError } from "@/app/ui/use-form-action";
import type { FormState } from "@/lib/http/action";

/** The address a person signs in with; the directory knows it as userName and emails too. */
export function EmailField({ state, email }: { state: FormState<unknown>; email?: string }) {
  const isTaken = fieldError(state, "emails", "userName") !== undefined;
  return (
    <TextField
      label="Email"
      name="email"
      type="email"
      defaultValue={email}
      autoComplete="off"
      required
      error={isTaken ? "Another account has this email address." : fieldError(state, "email")}
    />
  );
}
