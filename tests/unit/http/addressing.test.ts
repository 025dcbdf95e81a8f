import { beforeAll, expect, test } from "vitest";
import { addressing } from "@/lib/http/addressing";

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://owner:pw@db/accedo",
    ACCEDO_SECRET: "s".repeat(32),
    TRUST_PROXY: "false",
    ROOT_DOMAIN: "accedo.example",
  });
});

const at = (host: string, more: Record<string, string> = {}) =>
  addressing(new Headers({ host, ...more }));

test("a User-Agent is cut to a line", () => {
  expect(at("acme.accedo.example").userAgent).toBeNull();
  expect(at("acme.accedo.example", { "user-agent": "Okta ".repeat(1_000) }).userAgent).toHaveLength(
    300,
  );
});

test.each([
  ["acme.accedo.example", "http://acme.accedo.example"],
  ["acme.accedo.example:3000", "http://acme.accedo.example:3000"],
  ["ACME.Accedo.Example:3000", "http://acme.accedo.example:3000"],
  ["acme.accedo.example.", "http://acme.accedo.example"],
  ["acme.accedo.example.:3000", "http://acme.accedo.example:3000"],
  ["acme.accedo.example:", "http://acme.accedo.example"],
])("%s is the workspace acme at %s", (host, origin) => {
  expect(at(host)).toMatchObject({ workspace: "acme", origin });
});

test.each([
  "accedo.example",
  "a.acme.accedo.example",
  "acme.accedo.example..",
  "acme.accedo.example@evil.example",
  "evil.example/.accedo.example",
  "acme.accedo.example:99999999",
  "acme.accedo.example:a",
  "[::1]:3000",
  "127.0.0.1",
  "xaccedo.example",
])("%s is no workspace's", (host) => {
  expect(at(host).workspace).toBe("");
});

test("what a client says of a proxy counts for nothing where none is trusted", () => {
  const said = { "x-forwarded-host": "evil.accedo.example", "x-forwarded-proto": "https" };
  expect(at("acme.accedo.example", said)).toMatchObject({
    workspace: "acme",
    origin: "http://acme.accedo.example",
  });
});
