import type { ServerResponse } from "node:http";

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader("content-type")).startsWith("text/event-stream");

/** Answers that would go on for as long as the client listens. */
export class OpenStreams {
  readonly #open = new Set<ServerResponse>();

  /** Watches an answer, whatever it turns out to be. */
  add(response: ServerResponse): void {
    this.#open.add(response);
    response.once("close", () => this.#open.delete(response));
  }

  /** Ends them; a browser asks again by itself, and comes to another instance. */
  end(): void {
    for (const response of this.#open) if (isStream(response)) response.end();
  }
}
