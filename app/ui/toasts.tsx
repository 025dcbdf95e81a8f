"use client";
import { Toaster } from "sonner";

/** Where confirmations of what was done appear. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "font-sans flex w-full items-center gap-3 rounded-lg bg-raised px-4 py-3 text-sm shadow-overlay sm:w-89",
          title: "font-medium text-text",
          description: "text-muted",
          actionButton:
            "ml-auto shrink-0 rounded-md px-2 py-1 text-sm font-medium ring-1 ring-line ring-inset hover:bg-hover",
        },
      }}
    />
  );
}
