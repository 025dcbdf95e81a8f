import { textStream } from "./text-stream";

/** Server-sent events (WHATWG HTML s9.2), passed on at once by proxies too. */
export const eventStream = (events: AsyncIterable<string>): Response =>
  new Response(textStream(events), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Compression would hold events back until it has a block full of them.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
