import { beforeAll, expect, test } from "vitest";
import { addressing } from "@/lib/http/addressing";

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://owner:pw@db/accedo",
    ACCEDO_SECRET: "s".repeat(32),
    TRUST_PROXY: "true",
    ROOT_DOMAIN: "accedo.example",
  });
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["10.0.0.1, 203.0.113.9", "203.0.113.9"],
  ["203.0.113.9:50512", "203.0.113.9"],
  ["2001:db8::1", "2001:db8::1"],
  ["[2001:db8::1]:50512", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
])("X-Forwarded-For: %s is the address %s", (forwarded, ip) => {
  const headers = new Headers({ host: "acme.accedo.example", "x-forwarded-for": forwarded });
  expect(addressing(headers).ip).toBe(ip);
});
