"use client";
import { Check, Copy } from "lucide-react";
import { IconButton } from "./button";
import { useCopy } from "./use-copy";

/** Copies a value that is shown beside it. */
export function CopyButton({ label, value }: { label: string; value: string }) {
  const { copied, copy } = useCopy(value);
  return (
    <>
      <IconButton
        icon={copied ? Check : Copy}
        label={`Copy ${label}`}
        onClick={() => void copy().catch(() => undefined)}
        className="-my-1 size-7 sm:size-6"
      />
      <span role="status" className="sr-only">
        {copied && `${label} copied`}
      </span>
    </>
  );
}
