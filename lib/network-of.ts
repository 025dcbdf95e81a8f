import ipaddr from "ipaddr.js";

/** The network that one sender can choose addresses from: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string | null): string {
  if (address === null) return "unknown";
  if (!ipaddr.IPv6.isValid(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString(); // from a proxy that listens for both
  const network = parsed.parts.slice(0, 4);
  return `${network.map((part) => part.toString(16)).join(":")}::/64`;
}
