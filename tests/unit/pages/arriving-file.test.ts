import { expect, test } from "vitest";
import { ArrivingFile } from "@/app/activity/export/arriving-file";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The file after it has come in pieces of so many bytes. */
function arrivedIn(pieceSize: number, csv: string): ArrivingFile {
  const file = new ArrivingFile();
  const bytes = bytesOf(csv);
  for (let start = 0; start < bytes.length; start += pieceSize) {
    file.add(bytes.slice(start, start + pieceSize));
  }
  return file;
}

const two = 'time,target\r\n1,"a ""b""\r\nc"\r\n2,d\r\n';

test.each([1, 2, 7, 1_000])("a row is an event wherever %i bytes part it", (pieceSize) => {
  expect(arrivedIn(pieceSize, two).size).toMatch(/^2 events, /);
});

test.each([
  ["time\r\n", "0 events, 0 kB"],
  [`time\r\n${"x".repeat(2_990)}\r\n`, "1 event, 3 kB"],
  [`time\r\n${"x\r\n".repeat(1_033_333)}`, "1,033,333 events, 3.1 MB"],
])("its size is told in words", (csv, size) => {
  expect(arrivedIn(65_536, csv).size).toBe(size);
});

test("what was folded on the way is whole in the end", async () => {
  const csv = `time\r\n${"0123456789\r\n".repeat(800_000)}`;
  const whole = arrivedIn(65_536, csv).whole("text/csv");
  expect(whole.type).toBe("text/csv");
  expect(await whole.text()).toBe(csv);
});
