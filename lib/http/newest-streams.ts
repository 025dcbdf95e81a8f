/** As many connections as a browser has for one host over HTTP/1.1. */
const mostAtOnce = 6;

/** The streams of each person in this process, the oldest first. */
const open = new Map<string, Set<AsyncIterable<unknown>>>();

/**
 * A stream that ends, after what it gives next, once the person has opened too many newer ones. Older ones may belong to
 * pages that were left without a word: so those make way, and a new page isn't refused.
 */
export async function* newestStreams<T>(
  userId: string,
  stream: AsyncIterable<T>,
): AsyncGenerator<T> {
  const streams = open.get(userId) ?? new Set();
  open.set(userId, streams.add(stream));
  const [oldest] = streams;
  if (oldest && streams.size > mostAtOnce) streams.delete(oldest);
  try {
    for await (const item of stream) {
      yield item;
      if (!streams.has(stream)) return;
    }
  } finally {
    streams.delete(stream);
    if (open.get(userId)?.size === 0) open.delete(userId);
  }
}
