import { expect, test } from "vitest";
import { assertEncrypted } from "@/lib/http/scim/encrypted";

test.for([
  "https://acme.example.com",
  "https://acme.example.com:8443",
  "http://acme.localhost:3000",
  "http://localhost",
])("[1] %s is served", (origin) => {
  expect(() => assertEncrypted(origin)).not.toThrow();
});

test.for([
  "http://acme.example.com",
  "http://acme.localhost.example.com",
  "http://evillocalhost",
  "http://acme.example.com:443",
])("[1] a token that came to %s is refused, and not redirected", (origin) => {
  expect(() => assertEncrypted(origin)).toThrow(
    expect.objectContaining({ status: 403, headers: {}, detail: expect.stringMatching(/https/) }),
  );
});
