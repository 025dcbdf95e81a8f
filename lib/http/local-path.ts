const nowhere = "http://local.invalid";

/**
 * A path of this host in its normal form, or the start page. Judged after parsing, as a browser would take it: a tab,
 * a backslash or `/.//` can hide another host from an eye that only looks at the text.
 */
export function localPath(text: string | null | undefined): string {
  const url = text?.startsWith("/") ? URL.parse(text, nowhere) : null;
  if (url?.origin !== nowhere || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}
