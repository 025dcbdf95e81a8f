import { isSlug } from "@/lib/directory/slug";

const portForm = /:(\d{0,5})$/;

/**
 * A Host header normalised for use in URLs: the name in lower case without a trailing dot, and no empty port
 * (RFC 3986 s6.2.2.1 and s6.2.3).
 */
export function normalHost(host: string): string {
  const lower = host.toLowerCase();
  const [, port = ""] = portForm.exec(lower) ?? [];
  const name = lower.replace(portForm, "").replace(/\.$/, "");
  return port ? `${name}:${port}` : name;
}

/** The workspace of a normalised host; null for the root domain and for hosts not below it. */
export function workspaceOfHost(host: string | null, rootDomain: string): string | null {
  const name = host?.replace(portForm, "") ?? "";
  if (!name.endsWith(`.${rootDomain}`)) return null;
  const label = name.slice(0, -rootDomain.length - 1);
  return isSlug(label) ? label : null;
}
