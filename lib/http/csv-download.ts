import { textStream } from "./text-stream";

/** An answer that the browser saves as a file of this name and day. */
export function csvDownload(name: string, pieces: AsyncIterable<string>): Response {
  const day = new Date().toISOString().slice(0, 10);
  return new Response(textStream(pieces), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${day}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
