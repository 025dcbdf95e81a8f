/**
 * The path and query of a request target (RFC 9112 s3.2), in origin form or in absolute form; undefined for targets
 * without a path.
 */
export function targetOf(url: string): string | undefined {
  if (url.startsWith("/")) return url;
  const [, path] = /^https?:\/\/[^/?#]*([^#]*)/i.exec(url) ?? [];
  if (path === undefined) return undefined;
  return path.startsWith("/") ? path : `/${path}`;
}

/** Whether a path's percent-encoding can be decoded; Next assumes that it can. */
export function isDecodable(target: string): boolean {
  try {
    decodeURIComponent(target.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
