import { expect, inject, test } from "vitest";
import { cookieOf, welcomeAdmin } from "@/tests/support/browser-session";
import { visit } from "@/tests/support/form";
import { newHttpTenant } from "@/tests/support/http-tenant";

const signInPage = async () => {
  const tenant = await newHttpTenant();
  return { ...tenant, path: "/sign-in" };
};

test("scripts run by a nonce alone, which is another one each time", async () => {
  const page = await signInPage();
  const nonces = new Set<string>();
  for (let n = 0; n < 2; n++) {
    const { headers, text } = await visit(page);
    const policy = headers["content-security-policy"] ?? "";
    const [, nonce = ""] = /'nonce-([\w-]{22,})'/.exec(policy) ?? [];
    nonces.add(nonce);
    const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(text).not.toMatch(/\son\w+="/i);
  }
  expect(nonces.size).toBe(2);
});

test("the policy lets in nothing of others, no frame and no eval", async () => {
  const { headers } = await visit(await signInPage());
  const policy = (headers["content-security-policy"] ?? "").split("; ");
  const directives = new Map(
    policy.map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")] as const;
    }),
  );
  expect(directives.get("default-src")).toBe("'self'");
  expect(directives.get("script-src")).toMatch(/^'self' 'nonce-[\w-]+' 'strict-dynamic'$/);
  expect(directives.get("object-src")).toBe("'none'");
  expect(directives.get("base-uri")).toBe("'none'");
  expect(directives.get("frame-ancestors")).toBe("'none'");
  expect(headers["content-security-policy"]).not.toMatch(/unsafe-eval|https?:|\*/);
});

test.each(["/sign-in", "/no-such-page", "/set-password/nothing"])(
  "%s can't be framed, sniffed, or tell others where it was",
  async (path) => {
    const { headers } = await visit({ ...(await signInPage()), path });
    expect(headers).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["x-powered-by"]).toBeUndefined();
  },
);

test.each(["/api/nothing", "/healthz-like", "/_next/image?url=x", "/icon.svg.map"])(
  "%s, where nothing is, has the policy of pages",
  async (path) => {
    const { headers } = await visit({ ...(await signInPage()), path });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  },
);

test.each(["/icon.svg", "/_next/static/nothing.js", "/api/nothing", "//sign-in"])(
  "%s can't be sniffed",
  async (path) => {
    const { headers } = await visit({ ...(await signInPage()), path });
    expect(headers["x-content-type-options"]).toBe("nosniff");
  },
);

test("what an instance tells operators can't be sniffed", async () => {
  const { host } = await newHttpTenant();
  for (const port of inject("httpInstances")) {
    // a proxy keeps it from everybody
    const { status, headers } = await visit({ host, port, path: "/healthz" });
    expect({ status, sniffing: headers["x-content-type-options"] }).toEqual({
      status: 200,
      sniffing: "nosniff",
    });
  }
});

test("a set-password link isn't told to any other page", async () => {
  const { text } = await visit({ ...(await signInPage()), path: "/set-password/nothing" });
  expect(text).toContain('<meta name="referrer" content="strict-origin"');
});

test("SCIM's answers can't be sniffed or kept", async () => {
  const tenant = await newHttpTenant();
  const { headers } = await tenant.scim.get("/Users");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
});

test.each(["/%", "/users/%FF", "/t/%zz"])(
  "an address that can't be decoded (%s) is a 400",
  async (path) => {
    const { status, headers, text } = await visit({ ...(await signInPage()), path });
    expect(status).toBe(400);
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(text).toContain("can't be decoded");
  },
);

test("a query that can't be decoded is read as it is", async () => {
  expect((await visit({ ...(await signInPage()), path: "/sign-in?next=%" })).status).toBe(200);
});

test("on Free the log's file leads to the page that says on which plans it is", async () => {
  const tenant = await newHttpTenant({ plan: "free" });
  const headers = { Cookie: cookieOf(await welcomeAdmin(tenant, tenant)) };
  const answer = await visit({ ...tenant, path: "/activity/export", headers });
  expect([answer.status, answer.headers.location]).toEqual([307, "/activity"]);
});
