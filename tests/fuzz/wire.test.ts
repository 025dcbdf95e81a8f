import { connect } from "node:net";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { fingerprintOf } from "@/tests/support/fingerprint";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { memoryOf } from "@/tests/support/metric";
import { text } from "./values";

/** A tenth of what the handler gets, since each has a connection of its own. */
const inputs = Math.ceil(Number(process.env.FUZZ ?? 1_000) / 10);
/** For the server to answer whatever came, or to close. */
const overWithin = 30_000;

const bytes = fc
  .uint8Array({ maxLength: 60 })
  .map((array) => Buffer.from(array).toString("latin1"));
const anything = fc.oneof(text, bytes);

const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("GET", "POST", "PATCH", "CONNECT", "get", "G T", ""),
      fc.oneof(
        fc.constantFrom("/scim/v2/Users", "//scim//v2/Users", "*", "http://other/scim/v2/Users"),
        anything.map((value) => `/scim/v2/${value}`),
        anything.map((value) => `/${value}`),
        anything,
      ),
      fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", ""),
    )
    .map((parts) => parts.join(" ")),
  anything,
);

const header = fc.oneof(
  fc.constantFrom(
    "Content-Length: 5",
    "Content-Length: 5\r\nContent-Length: 6",
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: chunked\r\nContent-Length: 3",
    "Expect: 100-continue",
    "Connection: upgrade\r\nUpgrade: websocket",
    "Authorization: Bearer",
    "Authorization: Basic AAAA",
    "X-Forwarded-Host: evil.example",
    "x-accedo-remote-address: 127.0.0.1",
  ),
  fc.tuple(anything, anything).map((parts) => parts.join(": ")),
);

const sent = fc.record({
  line,
  headers: fc.array(header, { maxLength: 5 }),
  body: anything,
  authorized: fc.boolean(),
});

type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never;

const written = (tenant: HttpTenant, { line: first, headers, body, authorized }: Sent): Buffer =>
  Buffer.from(
    [
      first,
      `Host: ${tenant.host}`,
      ...(authorized ? [`Authorization: Bearer ${tenant.token}`] : []),
      ...headers,
      "",
      body,
    ].join("\r\n"),
    "latin1",
  );

/** Writes bytes, says that no more come, and takes in what is answered until the server closes. */
function exchange(port: number, request: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const done = () => resolve(Buffer.concat(chunks).toString("latin1"));
    const socket = connect(port, "127.0.0.1", () => socket.end(request));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", done).on("close", done);
  });
}

/** Of an instance, in bytes. */
const mostGrowth = 256 * 1024 * 1024;

test(`${inputs} requests of any bytes: the server is done with each, says nothing of itself, and lives`, {
  timeout: 60_000 + inputs * 200,
}, async () => {
  const tenant = await newHttpTenant();
  const before = await fingerprintOf(tenant.slug);
  let done = 0;
  const instances = inject("httpInstances");
  let warm: number[] = [];
  const property = fc.asyncProperty(sent, async (request) => {
    if (++done === Math.ceil(inputs / 2)) warm = await memoryOf(instances);
    const answer = await exchange(tenant.port, written(tenant, request));
    for (const [, status] of answer.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)) {
      expect(Number(status), answer).toBeLessThan(500);
    }
    expect(answer).not.toMatch(/\bat .*\(.*:\d+:\d+\)|node_modules|postgres/i);
  });
  await fc.assert(property, { numRuns: inputs, timeout: overWithin });
  expect(await tenant.scim.get("/Users")).toMatchObject({ status: 200 });
  expect(await fingerprintOf(tenant.slug)).toBe(before);
  const grown = (await memoryOf(instances)).map((bytes, n) => bytes - (warm[n] ?? 0));
  expect(Math.max(...grown)).toBeLessThan(mostGrowth);
});
