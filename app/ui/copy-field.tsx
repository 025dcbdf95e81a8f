"use client";
import { Check, Copy } from "lucide-react";
import { useId, useRef } from "react";
import { useCopy } from "./use-copy";

type CopyFieldProps = {
  label: string;
  value: string;
  /** A label for the eye as well; without it the label is only read out. */
  showLabel?: boolean;
  onCopied?: () => void;
  /** Has the focus, and so is selected, once it is there. */
  autoFocus?: boolean;
};

/** A read-only value that is there to its end and selects itself, with a button that copies it and says so. */
export function CopyField({ label, value, showLabel = true, onCopied, autoFocus }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const { copied, copy } = useCopy(value);

  // Without the clipboard's permission the selected text is one key press away.
  const onCopy = () => copy().then(onCopied, () => input.current?.select());

  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className={showLabel ? "block text-sm font-medium" : "sr-only"}>
        {label}
      </label>
      <div className="flex rounded-md bg-canvas ring-1 ring-line ring-inset">
        <textarea
          ref={input}
          id={id}
          readOnly
          rows={1}
          value={value}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it comes where the focus was, in the dialog that asked for it
          autoFocus={autoFocus}
          onFocus={(event) => event.currentTarget.select()}
          onCopy={onCopied}
          className="focus-inset field-sizing-content min-w-0 flex-1 resize-none rounded-l-md bg-transparent px-3 py-2 font-mono text-sm break-all"
        />
        <button
          type="button"
          onClick={onCopy}
          aria-label={`Copy ${label}`}
          className="focus-inset inline-flex w-24 shrink-0 items-center justify-center gap-1.5 rounded-r-md border-l border-line text-sm font-medium text-muted transition-colors hover:bg-hover hover:text-text print:hidden"
        >
          {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {copied ? "Copied" : "Copy"}
        </button>
        <span role="status" className="sr-only">
          {copied && `${label} copied`}
        </span>
      </div>
    </div>
  );
}
