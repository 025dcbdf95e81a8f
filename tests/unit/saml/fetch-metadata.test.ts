import type { RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { fetchMetadata } from "@/lib/directory/sso/fetch-metadata";
import { isPublicAddress } from "@/lib/directory/sso/metadata-address";
import { thisMachine as here, serveMetadata } from "@/tests/support/saml/metadata-server";

let stop = async () => {};

afterEach(() => stop());

async function serving(listener: RequestListener): Promise<string> {
  const server = await serveMetadata(listener);
  stop = server.stop;
  return server.url;
}

const refused = (detail: string) => ({
  code: "invalid",
  field: "metadataUrl",
  detail: expect.stringContaining(detail),
});

test("metadata is fetched by https", async () => {
  const url = await serving((_, response) => response.end("<EntityDescriptor/>"));
  expect(await fetchMetadata(` ${url} `, here)).toBe("<EntityDescriptor/>");
});

test.each([
  ["", "https://"],
  ["idp.example/metadata", "https://"],
  ["http://idp.example/metadata", "https://"],
  ["file:///etc/passwd", "https://"],
  ["https://user:secret@idp.example/", "password"],
  ["https://127.0.0.1/", "private network"],
  ["https://localhost/", "private network"],
  ["https://[::1]/", "private network"],
  ["https://169.254.169.254/latest/meta-data", "private network"],
  ["https://10.1.2.3/", "private network"],
  ["https://[::ffff:10.1.2.3]/", "private network"],
  ["https://0x7f000001/", "private network"],
  ["https://2130706433/", "private network"],
  ["https://idp.invalid/", "There is no server"],
])("%j isn't fetched", async (url, detail) => {
  await expect(fetchMetadata(url)).rejects.toMatchObject(refused(detail));
});

test.each([
  ["8.8.8.8", true],
  ["2606:4700::1111", true],
  ["127.0.0.1", false],
  ["0.0.0.0", false],
  ["192.168.0.1", false],
  ["172.16.0.1", false],
  ["100.64.0.1", false],
  ["224.0.0.1", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["64:ff9b::a01:203", false],
  ["2002:a01:203::", false],
  ["nowhere", false],
])("whether %s is public: %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test("a server whose certificate nobody vouches for is refused", async () => {
  const url = await serving((_, response) => response.end("<EntityDescriptor/>"));
  const { ca: _, ...without } = here;
  await expect(fetchMetadata(url, without)).rejects.toMatchObject(refused("can't be reached"));
});

test("a redirect isn't followed, wherever it leads", async () => {
  const url = await serving((_, response) =>
    response.writeHead(302, { Location: "https://localhost/x" }).end(),
  );
  await expect(fetchMetadata(url, here)).rejects.toMatchObject(refused("redirects"));
});

test("an answer that isn't one is refused", async () => {
  const url = await serving((_, response) => response.writeHead(404).end());
  await expect(fetchMetadata(url, here)).rejects.toMatchObject(refused("404"));
});

test("an answer that is too large, or never ends, is cut off", async () => {
  const url = await serving((_, response) => {
    const timer = setInterval(() => response.write("x".repeat(400)), 5);
    response.on("close", () => clearInterval(timer));
  });
  await expect(fetchMetadata(url, here)).rejects.toMatchObject(refused("too large"));
});

test("an answer that breaks off is refused", async () => {
  const url = await serving((request, response) => {
    response.writeHead(200, { "Content-Length": 500 }).write("<EntityDescriptor");
    setTimeout(() => request.socket.destroy(), 50);
  });
  await expect(fetchMetadata(url, here)).rejects.toMatchObject(refused("cut off"));
});

test("a server that doesn't answer isn't waited for", async () => {
  const url = await serving(() => {});
  await expect(fetchMetadata(url, here)).rejects.toMatchObject(refused("in time"));
});
