const slug = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The workspace that a Host header names; null for the root domain and for hosts that aren't below it. */
export function workspaceOfHost(host: string | null, rootDomain: string): string | null {
  const name = host?.toLowerCase().replace(/:\d+$/, "") ?? "";
  if (!name.endsWith(`.${rootDomain}`)) return null;
  const label = name.slice(0, -rootDomain.length - 1);
  return slug.test(label) ? label : null;
}
