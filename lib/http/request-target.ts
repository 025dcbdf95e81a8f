/**
 * The path and query that a request asks for (RFC 9112 s3.2): its target, or what comes behind the host of an absolute
 * one; undefined for those that name no path.
 */
export function targetOf(url: string): string | undefined {
  if (url.startsWith("/")) return url;
  const [, path] = /^https?:\/\/[^/?#]*([^#]*)/i.exec(url) ?? [];
  if (path === undefined) return undefined;
  return path.startsWith("/") ? path : `/${path}`;
}

/** Whether what is percent-encoded in a path can be decoded; Next takes it for granted. */
export function isDecodable(target: string): boolean {
  try {
    decodeURIComponent(target.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
