import type { SpanProcessor } from "@opentelemetry/sdk-trace";

/** Attributes in which Next notes the address of a request as it came, and of one that it sends. */
const addresses = ["http.target", "http.url"];

/** Has addresses cleaned of their secrets as a span begins. */
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
