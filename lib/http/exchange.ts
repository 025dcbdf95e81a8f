/** What a handler needs of a request, whichever server received it. */
export interface PlainRequest {
  readonly method: string;
  /** Absolute; its host is a placeholder. */
  readonly url: string;
  readonly headers: HeaderReader;
  /** Stays open even if left unread: closing it would close the connection before an error response is sent. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

export interface HeaderReader {
  get(name: string): string | null;
}

/** A handler's response. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | null;
}
