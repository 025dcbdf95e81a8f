"use client";
import { startTransition, useEffect, useRef } from "react";
import type { FormState } from "@/lib/http/action";
import { Avatar } from "./avatar";
import { FormError } from "./banner";
import { TextField } from "./field";
import { formError, useFormAction } from "./use-form-action";

export type Choice = { id: string; name: string; note: string | null };

export type Find = (state: FormState<Choice[]>, data: FormData) => Promise<FormState<Choice[]>>;

type PickerProps = {
  label: string;
  find: Find;
  disabled?: boolean;
  onPick: (choice: Choice) => void;
};

/** Searches while typing; the results are buttons below the field. */
export function Picker({ label, find, disabled, onPick }: PickerProps) {
  const [state, search, pending] = useFormAction(find);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const searchFor = (words: string) => {
    const data = new FormData();
    data.set("search", words);
    startTransition(() => search(data));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the initial results.
  useEffect(() => {
    searchFor("");
    return () => clearTimeout(timer.current);
  }, []);

  const found = state.status === "ok" ? state.data : undefined;
  return (
    <div className="space-y-3">
      <TextField
        label={label}
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
      <ul aria-label="Found" aria-busy={pending} className="min-h-40">
        {found?.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              disabled={disabled}
              onClick={() => onPick(choice)}
              className="focus-inset flex w-full items-center gap-2.5 rounded-md p-1.5 text-left text-sm hover:bg-hover disabled:opacity-60"
            >
              <Avatar name={choice.name} />
              <span className="min-w-0">
                <span className="block truncate font-medium">{choice.name}</span>
                <span className="block truncate text-xs text-muted">{choice.note}</span>
              </span>
            </button>
          </li>
        ))}
        {found?.length === 0 && <li className="p-1.5 text-sm text-muted">Nothing matches.</li>}
      </ul>
    </div>
  );
}
