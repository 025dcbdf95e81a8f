import { isSlug } from "@/lib/directory/slug";

const portForm = /:(\d{0,5})$/;

/**
 * A Host header in the one form in which it goes into URLs: the name in lower case and without the root's dot, and no
 * empty port (RFC 3986 s6.2.2.1 and s6.2.3).
 */
export function normalHost(host: string): string {
  const lower = host.toLowerCase();
  const [, port = ""] = portForm.exec(lower) ?? [];
  const name = lower.replace(portForm, "").replace(/\.$/, "");
  return port ? `${name}:${port}` : name;
}

/** The workspace that a normal host names; null for the root domain and for hosts that aren't below it. */
export function workspaceOfHost(host: string | null, rootDomain: string): string | null {
  const name = host?.replace(portForm, "") ?? "";
  if (!name.endsWith(`.${rootDomain}`)) return null;
  const label = name.slice(0, -rootDomain.length - 1);
  return isSlug(label) ? label : null;
}
