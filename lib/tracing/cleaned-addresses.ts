import type { SpanProcessor } from "@opentelemetry/sdk-trace";

/** Attributes in which Next records the URL of a request that it receives, and of one that it sends. */
const addresses = ["http.target", "http.url"];

/** Removes secrets from URLs when a span starts. */
export const cleanedAddresses = (clean: (address: string) => string): SpanProcessor => ({
  onStart(span) {
    for (const name of addresses) {
      const address = span.attributes[name];
      if (typeof address === "string") span.setAttribute(name, clean(address));
    }
  },
  onEnd() {},
  forceFlush: async () => {},
  shutdown: async () => {},
});
