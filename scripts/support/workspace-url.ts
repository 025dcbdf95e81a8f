import { env } from "@/lib/env";

/** The URL of a workspace in a browser: on this machine, or behind the operator's TLS. */
export function workspaceUrl(slug: string): string {
  const { ROOT_DOMAIN, PORT } = env();
  const local = ROOT_DOMAIN === "localhost" || ROOT_DOMAIN.endsWith(".localhost");
  return local ? `http://${slug}.${ROOT_DOMAIN}:${PORT}` : `https://${slug}.${ROOT_DOMAIN}`;
}
