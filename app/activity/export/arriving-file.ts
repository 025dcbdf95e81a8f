import { counted } from "@/app/ui/counted";
import { countingRows } from "./csv-rows";

const foldedAt = 4_000_000;
const units = ["kilobyte", "megabyte", "gigabyte"];

/** A CSV while it downloads. Received data is merged into blobs, which the browser may keep on disk. */
export class ArrivingFile {
  private readonly rowsWith = countingRows();
  private readonly folded: Blob[] = [];
  private loose: Uint8Array<ArrayBuffer>[] = [];
  private looseBytes = 0;
  private bytes = 0;
  private rows = 0;

  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.rows = this.rowsWith(chunk);
    this.bytes += chunk.byteLength;
    this.looseBytes += chunk.byteLength;
    this.loose.push(chunk);
    if (this.looseBytes >= foldedAt) this.fold();
  }

  /** "12,000 events, 3.1 MB" */
  get size(): string {
    return `${counted(this.rows, "event", "events")}, ${inUnits(this.bytes)}`;
  }

  get isEmpty(): boolean {
    return this.bytes === 0;
  }

  whole(type: string): Blob {
    this.fold();
    return new Blob(this.folded, { type });
  }

  private fold(): void {
    this.folded.push(new Blob(this.loose));
    this.loose = [];
    this.looseBytes = 0;
  }
}

function inUnits(bytes: number): string {
  const power = Math.min(Math.max(Math.floor(Math.log10(bytes) / 3), 1), units.length);
  const unit = units[power - 1];
  return new Intl.NumberFormat("en", { style: "unit", unit, maximumFractionDigits: 1 }).format(
    bytes / 1000 ** power,
  );
}
