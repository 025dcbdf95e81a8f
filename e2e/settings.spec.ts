import type { Page } from "@playwright/test";
import { getPerson } from "@/lib/directory/people";
import { publishedPolicy } from "@/tests/support/policies";
import { expect, test } from "./support/workspace-test";

test("a workspace is renamed, and every page shows it", async ({ admin: page, browserOf }) => {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1, name: "General" })).toBeVisible();
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Northwind Traders");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Name saved")).toBeVisible();
  await expect(page.getByRole("link", { name: "Northwind Traders" }).first()).toBeVisible();
  const visitor = await browserOf(null);
  await visitor.goto("/sign-in");
  await expect(visitor.getByRole("heading")).toHaveText("Sign in to Northwind Traders");

  await name.fill("   ");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(name).toHaveAccessibleDescription(/Give the workspace a name\./);
});

test("a change of plan closes and opens what it has", async ({ admin: page, okta }) => {
  await page.goto("/settings/plan");
  await page.getByRole("button", { name: "Change to Free" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(
    "SCIM calls from your identity provider are refused at once",
  );
  await question.getByRole("button", { name: "Change to Free" }).click();
  const free = page.getByRole("listitem").filter({ hasText: "Current plan" });
  await expect(free.getByRole("heading", { name: "Free" })).toBeVisible();
  expect((await okta.get("/Users")).status).toBe(403);
  await page.goto("/settings/sso");
  await expect(page.getByRole("button", { name: "Generate token" })).toHaveCount(0);

  await page.goto("/settings/plan");
  await page.getByRole("button", { name: "Change to Standard" }).click();
  await question.getByRole("button", { name: "Change to Standard" }).click();
  await expect(page.getByText("The plan is now Standard")).toBeVisible();
  expect((await okta.get("/Users")).status).toBe(200);
  await page.goto("/settings/sso");
  await expect(page.getByRole("button", { name: "Generate token" })).toBeVisible();
});

const adminPages = [
  "/users",
  "/groups",
  "/policies",
  "/policies/new",
  "/activity",
  "/activity/export",
  "/settings/general",
  "/settings/plan",
  "/settings/sso",
];

test("a member is refused each page of an admin, and sees no way there", async ({
  workspace,
  browserOf,
}) => {
  const ada = await workspace.member("Ada");
  const policyId = await publishedPolicy(workspace, { userIds: [ada] });
  const page = await browserOf(ada);
  const single = [`/users/${ada}`, `/policies/${policyId}`, `/policies/${policyId}/signers`];
  await page.goto("/to-sign");
  for (const path of [...adminPages, ...single]) {
    const status = await page.evaluate((at) => fetch(at).then((answer) => answer.status), path);
    expect(status, path).toBe(403);
  }
  await page.goto(`/policies/${policyId}`);
  await expect(page).toHaveTitle(/^No access ·/);
  await expect(page.getByText("Only admins can open this page")).toBeVisible();
  await page.getByRole("link", { name: "Open To sign" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "To sign" })).toBeVisible();
  for (const place of ["Users", "Activity Log", "General"]) {
    await expect(page.getByRole("link", { name: place, includeHidden: true })).toHaveCount(0);
  }
});

test("an admin's server action is refused when a member calls it by hand", async ({
  admin: page,
  workspace,
  browserOf,
}) => {
  const [ada, kim] = [await workspace.member("Ada"), await workspace.member("Kim")];
  await page.goto("/users");
  await page.getByRole("button", { name: "Actions for Kim Lee" }).click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  const asked = page.waitForRequest((request) => "next-action" in request.headers());
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate user" }).click();
  const action = await asked;
  await expect(page.getByText("Kim Lee deactivated")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Kim Lee deactivated")).toBeHidden();
  const status = async () => (await getPerson(workspace.operator, { id: kim })).status;
  await expect.poll(status).toBe("active");

  const call = {
    url: action.url(),
    action: action.headers()["next-action"] ?? "",
    type: action.headers()["content-type"] ?? "",
    body: action.postData() ?? "",
  };
  expect(call.body).toContain(kim);
  const member = await browserOf(ada);
  await member.goto("/to-sign");
  expect(await callByHand(member, call)).toContain("Only admins can do this.");
  const visitor = await browserOf(null);
  await visitor.goto("/sign-in");
  expect(await callByHand(visitor, call)).not.toContain('"status":"ok"');
  expect(await status()).toBe("active");
});

type ActionCall = { url: string; action: string; type: string; body: string };

const callByHand = (page: Page, call: ActionCall): Promise<string> =>
  page.evaluate(async ({ url, action, type, body }) => {
    const headers = { "Next-Action": action, "Content-Type": type, Accept: "text/x-component" };
    return (await fetch(url, { method: "POST", headers, body })).text();
  }, call);
