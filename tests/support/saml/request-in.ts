import { inflateRawSync } from "node:zlib";

/** The message that an address of the HTTP-Redirect binding carries. */
export const messageIn = (address: string): string =>
  inflateRawSync(
    Buffer.from(new URL(address).searchParams.get("SAMLRequest") ?? "", "base64"),
  ).toString();

/** The id of the request that a provider's address carries. */
export const requestIn = (address: string): string =>
  /ID="([^"]+)"/.exec(messageIn(address))?.[1] ?? "";
