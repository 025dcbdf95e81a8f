/** As many connections as a browser opens to one host over HTTP/1.1. */
const mostAtOnce = 6;

/** The streams of each person in this process, the oldest first. */
const open = new Map<string, Set<AsyncIterable<unknown>>>();

/**
 * A stream that ends after its next item once the person has opened too many newer ones. The oldest is ended, rather than
 * the newest refused, because its page may have gone without closing it.
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
