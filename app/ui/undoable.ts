"use client";
import { toast } from "sonner";

/** Confirms what was done and offers to take it back; `undo` gives the complaint, if there was one. */
export function toastWithUndo(done: string, undo: () => Promise<string | undefined>): void {
  const onClick = async () => {
    const refusal = await undo();
    if (refusal) toast.error(refusal);
  };
  toast(done, { action: { label: "Undo", onClick: () => void onClick() } });
}
