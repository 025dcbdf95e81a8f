/** Loads TypeScript as it is, and the server's modules outside a bundler. */
export const LOADERS = ["--import=./scripts/bootstrap/modules.mjs"];

/**
 * For serving. A request leaves about 50 KB: with room for about a thousand requests, most of that is garbage when the
 * young generation is collected. With Node's default of 16 MB, much of it was still alive and got copied.
 */
export const SERVING = ["--max-semi-space-size=64"];
