import type { ServerResponse } from "node:http";

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader("content-type")).startsWith("text/event-stream");

/** Responses that stay open for as long as the client listens. */
export class OpenStreams {
  readonly #open = new Set<ServerResponse>();

  /** Tracks a response, whether or not it becomes a stream. */
  add(response: ServerResponse): void {
    this.#open.add(response);
    response.once("close", () => this.#open.delete(response));
  }

  /** Ends them all; browsers reconnect by themselves, to another instance. */
  end(): void {
    for (const response of this.#open) if (isStream(response)) response.end();
  }
}
