"use client";
import { toast } from "sonner";

// Whoever comes by keyboard needs longer to get there.
const duration = 10_000;

/** Confirms what was done and offers to take it back; `undo` gives the complaint, if there was one. */
export function toastWithUndo(done: string, undo: () => Promise<string | undefined>): void {
  const onClick = async () => {
    const refusal = await undo();
    if (refusal) toast.error(refusal);
  };
  toast(done, { duration, action: { label: "Undo", onClick: () => void onClick() } });
}
