"use client";
import { Check, Copy } from "lucide-react";
import { useId, useRef } from "react";
import { useCopy } from "./use-copy";

type CopyFieldProps = {
  label: string;
  value: string;
  /** Shows the label; otherwise it is only for screen readers. */
  showLabel?: boolean;
  onCopied?: () => void;
  /** Focuses the value, which also selects it, on mount. */
  autoFocus?: boolean;
};

/** A read-only value, fully visible and selected on focus, with a button that copies it and confirms that. */
export function CopyField({ label, value, showLabel = true, onCopied, autoFocus }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const { copied, copy } = useCopy(value);

  // Without clipboard permission, select the text, so that it is one key press away.
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
          // biome-ignore lint/a11y/noAutofocus: it appears where the focus was, in the dialog that asked for it
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
