import { inflateRawSync } from "node:zlib";

/** The message in a URL of the HTTP-Redirect binding. */
export const messageIn = (address: string): string =>
  inflateRawSync(
    Buffer.from(new URL(address).searchParams.get("SAMLRequest") ?? "", "base64"),
  ).toString();

/** The id of the request in a provider's URL. */
export const requestIn = (address: string): string =>
  /ID="([^"]+)"/.exec(messageIn(address))?.[1] ?? "";
