import { TextField } from "@/app/ui/field";
import { fieldError } from "@/app/ui/use-form-action";
import type { FormState } from "@/lib/http/action";

type NameFieldsProps = {
  state: FormState<unknown>;
  givenName?: string;
  familyName?: string;
};

/** Given and family name, side by side if there is room. */
export function NameFields({ state, givenName, familyName }: NameFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Given name"
        name="givenName"
        defaultValue={givenName}
        autoComplete="off"
        required
        error={fieldError(state, "givenName")}
      />
      <TextField
        label="Family name"
        name="familyName"
        defaultValue={familyName}
        autoComplete="off"
        required
        error={fieldError(state, "familyName")}
      />
    </div>
  );
}
