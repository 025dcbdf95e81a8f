import { TextField } from "@/app/ui/field";
import { fieldError } from "@/app/ui/use-form-action";
import type { FormState } from "@/lib/http/action";

/** The email address for sign-in; the directory also stores it as userName and in emails. */
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
