import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { fetchMetadata } from "@/lib/directory/sso/fetch-metadata";
import { selfSigned } from "./certificate";

const { privateKey, certificate } = selfSigned({ name: "localhost", hosts: ["localhost"] });

/** Lets the server fetch from this machine, and only from there. */
export const thisMachine = {
  timeoutMs: 500,
  mostBytes: 1_000,
  isAllowed: (address: string) => address === "127.0.0.1" || address === "::1",
  ca: certificate,
};

/** Fetches like the product, but from this machine. */
export const fetchedHere = (url: string) =>
  fetchMetadata(url, { ...thisMachine, timeoutMs: 5_000, mostBytes: 100_000 });

/** A TLS server for a provider's metadata. */
export async function serveMetadata(listener: RequestListener) {
  const server = createServer({ key: privateKey, cert: certificate }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/metadata`, // it listens on a port
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
