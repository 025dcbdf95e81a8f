/** What was done, or why it wasn't, with at most one action. */
export type Toast = {
  id: number;
  text: string;
  isComplaint: boolean;
  durationMs: number;
  action?: ToastAction | undefined;
};

type ToastAction = { label: string; onClick: () => void };

const atOnce = 3;
// Keyboard users need longer to get there.
const durationsMs = { told: 5_000, withAction: 10_000 };

const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

/** Confirms what was done. */
export const toast = (text: string, action?: ToastAction) => show(text, { action });

/** Says why it couldn't be done. */
export const toastComplaint = (text: string) => show(text, { isComplaint: true });

/** Confirms what was done and offers to undo it; `undo` returns the error message, if any. */
export function toastWithUndo(done: string, undo: () => Promise<string | undefined>): void {
  const onClick = async () => {
    const refusal = await undo();
    if (refusal) toastComplaint(refusal);
  };
  toast(done, { label: "Undo", onClick: () => void onClick() });
}

export const shownToasts = () => toasts;

export function dismissToast(id: number): void {
  change(toasts.filter((shown) => shown.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type ToastOptions = { action?: ToastAction | undefined; isComplaint?: boolean };

function show(text: string, { action, isComplaint = false }: ToastOptions): void {
  const durationMs = action || isComplaint ? durationsMs.withAction : durationsMs.told;
  lastId += 1;
  change([...toasts, { id: lastId, text, isComplaint, durationMs, action }].slice(-atOnce));
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}
