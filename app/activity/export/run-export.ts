import { toast, toastComplaint } from "@/app/ui/toast";
import { ArrivingFile } from "./arriving-file";
import { showExport } from "./export-progress";

const shownEveryMs = 300;
const saidEveryMs = 10_000;
/** Long enough for the browser to have saved the file. */
const keptMs = 60_000;

let isRunning = false;

/** Downloads the events as CSV and saves them, one export at a time; it continues while other pages are visited. */
export async function runExport(href: string): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  const cancelling = new AbortController();
  const file = new ArrivingFile();
  const stopShowing = showing(file, () => cancelling.abort());
  window.addEventListener("beforeunload", askBeforeLeaving);
  try {
    const response = await fetch(href, { signal: cancelling.signal });
    const type = response.headers.get("Content-Type") ?? "";
    // After the session has ended, this is the sign-in page instead of a CSV.
    if (!response.ok || !response.body || !type.startsWith("text/csv")) throw new Error("no CSV");
    await response.body.pipeTo(new WritableStream({ write: (chunk) => file.add(chunk) }));
    save(file.whole(type), nameOf(response));
    toast(`Exported ${file.size}`);
  } catch {
    if (cancelling.signal.aborted) toast("Export cancelled. Nothing was saved");
    else toastComplaint("The export was interrupted, and nothing was saved. Try again.");
  } finally {
    window.removeEventListener("beforeunload", askBeforeLeaving);
    stopShowing();
    isRunning = false;
  }
}

/** Shows the progress once the export takes long enough to be noticed. */
function showing(file: ArrivingFile, cancel: () => void): () => void {
  let said = "";
  let saidAt = 0;
  const timer = setInterval(() => {
    const shown = file.isEmpty ? "Preparing" : file.size;
    if (Date.now() - saidAt >= saidEveryMs) {
      said = `Exporting: ${shown}`;
      saidAt = Date.now();
    }
    showExport({ shown, said, cancel });
  }, shownEveryMs);
  return () => {
    clearInterval(timer);
    showExport(undefined);
  };
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}

const nameOf = ({ headers }: Response): string =>
  headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1] ?? "activity.csv";

const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();
