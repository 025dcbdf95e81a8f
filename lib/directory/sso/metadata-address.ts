import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { invalid } from "../errors";

/** Whether an IP address is on the public internet: not this machine, its network, or a cloud's metadata service. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address); // treats an IPv4-mapped IPv6 address as IPv4
  return parsed.range() === "unicast";
}

/** Parses a metadata URL and checks what its text shows. Throws invalid. */
export function metadataUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url?.protocol !== "https:") throw refused("Enter a URL that begins with https://.");
  if (url.username || url.password)
    throw refused("Leave the username and password out of the URL.");
  return url;
}

/**
 * The IP address to connect to: resolved only once, so that the address checked is the address used, even if the DNS
 * changes a moment later. Throws invalid.
 */
export async function allowedAddress(
  { hostname }: URL,
  isAllowed: (address: string) => boolean,
): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host)
    ? [{ address: host }]
    : await lookup(host, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) throw refused(`There is no server called ${host}. Check the URL.`);
  if (!found.every(({ address }) => isAllowed(address))) {
    throw refused("The URL points to a private network. Paste the metadata XML instead.");
  }
  return first.address;
}

/** The error for a metadata URL, with what to do about it. */
export const refused = (detail: string) => invalid("metadataUrl", detail);
