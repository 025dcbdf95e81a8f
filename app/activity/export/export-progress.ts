/** An export in progress. */
export type ExportProgress = {
  shown: string;
  /** The same for screen readers, updated less often. */
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
