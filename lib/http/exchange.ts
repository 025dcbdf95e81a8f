/** What a handler reads of a request, whichever server it came in by. */
export interface PlainRequest {
  readonly method: string;
  /** Absolute; its host means nothing. */
  readonly url: string;
  readonly headers: HeaderReader;
  /** Left unread, or in part, it stays open: closed, it would take the connection with it before a refusal is sent. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

export interface HeaderReader {
  get(name: string): string | null;
}

/** What a handler answers. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | null;
}
