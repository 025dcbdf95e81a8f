import { textStream } from "./text-stream";

/** Server-sent events (WHATWG HTML s9.2), with headers that keep proxies from buffering them. */
export const eventStream = (events: AsyncIterable<string>): Response =>
  new Response(textStream(events), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Compression would buffer events until a block is full.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
