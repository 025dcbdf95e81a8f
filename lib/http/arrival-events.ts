import type { Arrival } from "@/lib/directory/provisioning-log/watch";

/** What an event says about new requests: just enough to announce them; the page then reloads its data. */
export interface ArrivalCounts {
  readonly requests: number;
  readonly failures: number;
}

/** Lists of arrivals as server-sent events. An empty list becomes a comment, which keeps the connection alive. */
export async function* arrivalEvents(lists: AsyncIterable<Arrival[]>): AsyncGenerator<string> {
  for await (const arrivals of lists) {
    const [newest] = arrivals;
    yield newest ? `id: ${newest.id}\ndata: ${JSON.stringify(countsOf(arrivals))}\n\n` : ":\n\n";
  }
  yield "event: end\ndata: end\n\n";
}

const countsOf = (arrivals: readonly Arrival[]): ArrivalCounts => ({
  requests: arrivals.length,
  failures: arrivals.filter(({ status }) => status >= 400).length,
});
