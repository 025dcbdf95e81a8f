const nowhere = "http://local.invalid";

/**
 * A normalised path on this host, or else the start page. It is checked after parsing, as a browser would parse it,
 * because a tab, a backslash or `/.//` can hide another host in the text.
 */
export function localPath(text: string | null | undefined): string {
  const url = text?.startsWith("/") ? URL.parse(text, nowhere) : null;
  if (url?.origin !== nowhere || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}
