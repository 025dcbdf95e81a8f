"use client";
import { startTransition, useEffect, useRef } from "react";
import type { FormState } from "@/lib/http/action";
import { Avatar } from "./avatar";
import { FormError } from "./banner";
import { TextField } from "./field";
import { formError, useFormAction } from "./use-form-action";

export type PickablePerson = { id: string; name: string; email: string | null };

type PeoplePickerProps = {
  find: (
    state: FormState<PickablePerson[]>,
    data: FormData,
  ) => Promise<FormState<PickablePerson[]>>;
  onPick: (person: PickablePerson) => void;
};

/** Finds a person while one types; results are buttons below the field. */
export function PeoplePicker({ find, onPick }: PeoplePickerProps) {
  const [state, search, pending] = useFormAction(find);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const searchFor = (words: string) => {
    const data = new FormData();
    data.set("search", words);
    startTransition(() => search(data));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the first names.
  useEffect(() => {
    searchFor("");
    return () => clearTimeout(timer.current);
  }, []);

  const found = state.status === "ok" ? state.data : undefined;
  return (
    <div className="space-y-3">
      <TextField
        label="Name or email"
        type="search"
        autoComplete="off"
        onChange={({ currentTarget }) => {
          const words = currentTarget.value;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => searchFor(words), 200);
        }}
      />
      <FormError message={formError(state)} />
      <p role="status" className="sr-only">
        {found && !pending && `${found.length} found`}
      </p>
      <ul aria-label="People found" aria-busy={pending} className="min-h-40">
        {found?.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              onClick={() => onPick(person)}
              className="focus-inset flex w-full items-center gap-2.5 rounded-md p-1.5 text-left text-sm hover:bg-hover"
            >
              <Avatar name={person.name} />
              <span className="min-w-0">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block truncate text-xs text-muted">{person.email}</span>
              </span>
            </button>
          </li>
        ))}
        {found?.length === 0 && <li className="p-1.5 text-sm text-muted">Nobody matches.</li>}
      </ul>
    </div>
  );
}
