import type { Page } from "@playwright/test";
import { listTokens } from "@/lib/directory/tokens";
import { visit } from "@/tests/support/form";
import { newWorkspace } from "@/tests/support/workspace";
import { refusedByPolicy } from "./support/content-policy";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/workspace-test";

/** Has a page of somebody else's, at a host of theirs, hold this markup; opens it. */
async function openElsewhere(page: Page, html: string): Promise<void> {
  const body = `<!doctype html><title>Elsewhere</title>${html}`;
  await page.route("http://evil.example/", (route) =>
    route.fulfill({ contentType: "text/html", body }),
  );
  await page.goto("http://evil.example/");
}

test("markup that got into a page runs nothing, and sends nothing elsewhere", async ({
  context,
  baseURL,
}) => {
  const markup = `
    <script>window.intruder = "inline"</script>
    <script src="http://evil.example/intruder.js"></script>
    <img src="http://evil.example/seen.png" onerror="window.intruder = 'handler'">
    <iframe srcdoc="<script>parent.intruder = 'frame'</script>"></iframe>`;
  const page = await context.newPage();
  const refused = refusedByPolicy(page);
  const asked: string[] = [];
  await page.route("http://evil.example/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: "window.intruder = 'script'" });
  });
  await page.route("**/sign-in", async (route) => {
    const { host, port } = new URL(route.request().url());
    const { headers, text } = await visit({ host, port: Number(port), path: "/sign-in" });
    const policy = headers["content-security-policy"] ?? "";
    const body = text.replace(/<body[^>]*>/, (tag) => tag + markup);
    expect(body).not.toBe(text);
    await route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": policy },
      body,
    });
  });

  await page.goto(`${baseURL}/sign-in`);
  await expect.poll(() => refused.join("\n")).toMatch(/img-src/);
  await page.evaluate(() => {
    const form = document.body.appendChild(document.createElement("form"));
    form.action = "http://evil.example/kept";
    form.submit();
  });
  await expect.poll(() => refused.join("\n")).toMatch(/form-action/);
  expect(refused.filter((text) => text.includes("script-src")).length).toBeGreaterThanOrEqual(4);
  expect(await page.evaluate(() => "intruder" in window)).toBe(false);
  expect(asked).toEqual([]);
  expect(page.url()).toBe(`${baseURL}/sign-in`);
});

test("no page of another origin frames one of ours", async ({ context, baseURL, workspace }) => {
  const page = await context.newPage();
  // A page of this very machine, since a browser keeps those of the internet from framing it anyway.
  await page.goto(`${String(baseURL).replace(`${workspace.slug}.`, "")}/healthz`);
  const failed = page.waitForEvent("requestfailed");
  await page.evaluate((url) => {
    document.body.appendChild(document.createElement("iframe")).src = url;
  }, `${baseURL}/sign-in`);
  const request = await failed;
  expect(request.url()).toBe(`${baseURL}/sign-in`);
  expect(request.failure()?.errorText).toBe("net::ERR_BLOCKED_BY_RESPONSE");
});

test("the browser has a new session from signing in, keeps it from scripts, and takes it nowhere else", async ({
  page,
  context,
  workspace,
  baseURL,
}) => {
  const origin = String(baseURL);
  const planted = { name: "accedo_session", value: "planted", url: origin };
  await context.addCookies([planted]);
  await signIn(page, workspace);
  const cookies = await context.cookies();
  expect(cookies.filter(({ name }) => name === planted.name)).toEqual([
    expect.objectContaining({
      domain: new URL(origin).hostname, // a leading dot would make it every host's below
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
      value: expect.not.stringMatching(planted.value),
    }),
  ]);
  expect(await page.evaluate(() => document.cookie)).not.toContain(planted.name);

  const neighbour = await newWorkspace();
  const there = page.waitForRequest((request) => request.isNavigationRequest());
  await page.goto(origin.replace(workspace.slug, neighbour.slug));
  expect((await (await there).allHeaders()).cookie ?? "").not.toContain(planted.name);
  await expect(page).toHaveURL(/sign-in/);

  const visitor = await context.newPage();
  await openElsewhere(visitor, `<form method="post" action="${origin}/users"><button>Go</button>`);
  const forged = visitor.waitForRequest(`${origin}/users`);
  await visitor.getByRole("button").click();
  expect((await (await forged).allHeaders()).cookie ?? "").not.toContain(planted.name);
});

test("a tab that was signed out elsewhere changes nothing any more, and leads to signing in", async ({
  admin: page,
  context,
  workspace,
}) => {
  await page.goto("/settings/sso");
  await page.getByRole("button", { name: "Generate token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Token name").fill("Made too late");
  await page.route("**/session", (route) => route.abort()); // the tab hasn't looked yet
  const other = await context.newPage();
  await other.goto("/users");
  await other.getByRole("button", { name: /^Your account/ }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(other).toHaveURL(/sign-in/);

  await dialog.getByRole("button", { name: "Generate", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("You aren't signed in.");
  const names = (await listTokens(workspace.operator)).map(({ name }) => name);
  expect(names).not.toContain("Made too late");
  await page.unroute("**/session");
  await expect(page).toHaveURL(/sign-in\?left=ended/);
});
