import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

const control =
  "w-full rounded-md bg-surface px-3 text-[16px] text-text ring-1 ring-line-strong ring-inset placeholder:text-muted focus-visible:outline-offset-0 disabled:bg-hover disabled:text-muted aria-invalid:ring-2 aria-invalid:ring-danger sm:text-base";

type FieldProps = {
  label: string;
  /** What the field means or accepts, shown under the control. */
  hint?: ReactNode;
  error?: string | undefined;
};

/** A labelled text input, linked to its hint and error. */
export function TextField({ label, hint, error, ...rest }: FieldProps & ComponentProps<"input">) {
  const { id, wiring, frame } = useFieldWiring({ label, hint, error });
  return frame(
    <input id={id} className={classNames(control, "h-10 sm:h-9")} {...wiring} {...rest} />,
  );
}

/** A labelled multi-line input. */
export function TextAreaField({
  label,
  hint,
  error,
  ...rest
}: FieldProps & ComponentProps<"textarea">) {
  const { id, wiring, frame } = useFieldWiring({ label, hint, error });
  return frame(
    <textarea id={id} className={classNames(control, "min-h-40 py-2")} {...wiring} {...rest} />,
  );
}

/** A labelled native select. */
export function SelectField({
  label,
  hint,
  error,
  options,
  ...rest
}: FieldProps & ComponentProps<"select"> & { options: { value: string; label: string }[] }) {
  const { id, wiring, frame } = useFieldWiring({ label, hint, error });
  return frame(
    <span className="relative block">
      <select
        id={id}
        className={classNames(control, "h-10 appearance-none pr-9 sm:h-9")}
        {...wiring}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={16}
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
      />
    </span>,
  );
}

function useFieldWiring({ label, hint, error }: FieldProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const wiring = {
    ...(error && { "aria-invalid": true }),
    ...(describedBy && { "aria-describedby": describedBy }),
  };
  const frame = (child: ReactNode) => (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {child}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
  return { id, wiring, frame };
}
