/** TypeScript as it is, and the server's modules outside of a bundler. */
export const LOADERS = ["--import=./scripts/bootstrap/modules.mjs"];

/**
 * How Node serves. A request leaves some fifty kilobytes behind: with room for about a thousand requests most of
 * that is dead when the young heap is swept. With Node's own 16 MB much of it was still alive, and was copied.
 */
export const SERVING = ["--max-semi-space-size=64"];
