/** An export that is under way. */
export type ExportProgress = {
  shown: string;
  /** The same for a screen reader, which is told every so often. */
  said: string;
  cancel: () => void;
};

const listeners = new Set<() => void>();
let progress: ExportProgress | undefined;

export const exportProgress = () => progress;

export function showExport(next: ExportProgress | undefined): void {
  progress = next;
  for (const tell of listeners) tell();
}

export function subscribeToExport(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
