import { env } from "@/lib/env";
import type { HeaderReader } from "./exchange";
import { remoteAddressHeader, stamped } from "./own-headers";
import { normalHost, workspaceOfHost } from "./workspace-host";

/** A request's destination and origin, as far as the configuration trusts them. */
export interface Addressing {
  /** The workspace's slug; empty if the host is not a workspace's. */
  readonly workspace: string;
  /** Scheme and host as the client sees them, for absolute URLs. */
  readonly origin: string;
  readonly ip: string | null;
  /** The User-Agent, truncated: it can be as long as all headers together. */
  readonly userAgent: string | null;
}

const longestUserAgent = 300;

/** Reads a request's headers. X-Forwarded-Host, -Proto and -For count only behind a trusted proxy. */
export function addressing(headers: HeaderReader): Addressing {
  const { ROOT_DOMAIN, TRUST_PROXY } = env();
  const forwarded = (name: string) =>
    TRUST_PROXY ? (headers.get(name)?.split(",").at(-1)?.trim() ?? null) : null;
  const sent = forwarded("x-forwarded-host") ?? headers.get("host");
  const host = sent && normalHost(sent);
  const scheme = forwarded("x-forwarded-proto") === "https" ? "https" : "http";
  return {
    workspace: workspaceOfHost(host, ROOT_DOMAIN) ?? "",
    origin: `${scheme}://${host || ROOT_DOMAIN}`,
    ip: withoutPort(forwarded("x-forwarded-for")) ?? stamped(headers, remoteAddressHeader),
    userAgent: headers.get("user-agent")?.slice(0, longestUserAgent) ?? null,
  };
}

/** Strips the client's port, which some proxies, such as Azure's Application Gateway, include. */
const withoutPort = (address: string | null): string | null =>
  address?.replace(/^([\d.]+):\d+$|^\[(.+)\](?::\d+)?$/, "$1$2") ?? null;
