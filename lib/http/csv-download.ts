import { textStream } from "./text-stream";

/** A response that the browser saves as a file with this name and today's date. */
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
