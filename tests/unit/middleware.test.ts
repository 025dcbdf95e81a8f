import { NextRequest } from "next/server";
import { beforeAll, expect, test } from "vitest";
import { middleware } from "@/middleware";

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://owner:pw@db/accedo",
    ACCEDO_SECRET: "s".repeat(32),
    TRUST_PROXY: "true",
    ROOT_DOMAIN: "accedo.example",
  });
});

function answered(proto: string) {
  const host = "acme.accedo.example";
  const headers = { host, "x-forwarded-host": host, "x-forwarded-proto": proto };
  return middleware(new NextRequest(`http://${host}/users`, { headers })).headers;
}

test("browsers are told to stay on https where they came by it, and only there", () => {
  expect(answered("https").get("strict-transport-security")).toBe("max-age=31536000");
  expect(answered("http").has("strict-transport-security")).toBe(false);
});

test.each([
  ["/users", true],
  ["/saml/nothing", true],
  ["/saml/slo/x", true],
  ["/saml/slo", false],
  ["/saml/leave", false],
])("%s has the pages' policy: %s; what passes messages on has its own", (path, expected) => {
  const url = `http://acme.accedo.example${path}?a=b`;
  const answer = middleware(new NextRequest(url, { headers: { host: "acme.accedo.example" } }));
  expect(answer.headers.has("content-security-policy")).toBe(expected);
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
});

test("a workspace's host leads to its pages, and no other way does", () => {
  const at = (url: string, host: string) =>
    middleware(new NextRequest(url, { headers: { "x-forwarded-host": host } })).headers.get(
      "x-middleware-rewrite",
    );
  expect(at("http://x/users", "acme.accedo.example")).toBe("http://x/t/acme/users");
  expect(at("http://x/t/acme/users", "accedo.example")).toBe("http://x/not-found");
  expect(at("http://x/t/acme/users", "evil.example")).toBe("http://x/not-found");
});
