import type { Page } from "@playwright/test";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { setUserActive } from "@/lib/directory/users/edit-user";
import type { TestTenant } from "@/tests/support/tenant";
import { openAccount, signIn } from "./support/sign-in";
import { expect, test } from "./support/workspace-test";

const submit = async (page: Page, { admin }: TestTenant, password: string) => {
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
};

test("signing in leads to the page that was asked for", async ({ page, workspace }) => {
  await workspace.signInAdmin();
  await page.goto("/policies");
  await expect(page).toHaveURL(/sign-in\?next=%2Fpolicies$/);
  await submit(page, workspace, workspace.admin.password);
  await expect(page.getByRole("heading", { level: 1, name: "Policies" })).toBeVisible();
});

test("a wrong password says so, keeps the address and tells nothing more", async ({
  page,
  workspace,
}) => {
  await page.goto("/sign-in");
  await submit(page, workspace, "not the password");
  await expect(page.getByRole("alert").filter({ hasText: "is incorrect" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(workspace.admin.email);
});

test("a link to another site is no place to go after signing in", async ({ page, workspace }) => {
  await workspace.signInAdmin();
  await page.goto("/sign-in?next=https://evil.example/");
  await submit(page, workspace, workspace.admin.password);
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  expect(new URL(page.url()).hostname).toBe(`${workspace.slug}.localhost`);
});

test("signing out ends the session here and for whoever kept its cookie", async ({
  page,
  context,
  workspace,
}) => {
  await signIn(page, workspace);
  const kept = await context.cookies();
  await openAccount(page);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: /^Sign in to/ })).toBeVisible();
  await page.goto("/users");
  await expect(page).toHaveURL(/sign-in/);
  await context.addCookies(kept);
  await page.goto("/users");
  await expect(page).toHaveURL(/sign-in/);
});

test("a deactivation ends the session at the next step", async ({ workspace, browserOf }) => {
  const ada = await workspace.member("Ada");
  const page = await browserOf(ada);
  await page.goto("/to-sign");
  await expect(page.getByRole("heading", { level: 1, name: "To sign" })).toBeVisible();
  await setUserActive(workspace.operator, { id: ada, active: false });
  await page.reload();
  await expect(page).toHaveURL(/sign-in/);
});

test("the theme is chosen, and the server renders with it", async ({ admin: page }) => {
  await page.goto("/users");
  await openAccount(page);
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = () => page.evaluate(() => fetch("/users").then((answer) => answer.text()));
  await expect.poll(html).toContain('data-theme="dark"');
});

test("a link sets a password, and signing in works, without scripting", async ({
  browser,
  workspace,
  baseURL,
}) => {
  const { secret } = await createSetPasswordLink(workspace.operator, { id: workspace.adminId });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  const users = page.getByRole("heading", { level: 1, name: "Users" });
  await page.goto(`/set-password/${secret}`);
  await page.getByLabel("New password").fill(workspace.admin.password);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(users).toBeVisible();

  await context.clearCookies();
  await page.goto("/sign-in");
  await submit(page, workspace, workspace.admin.password);
  await expect(users).toBeVisible();
  await context.close();
});

test("whoever doesn't know the address enters the workspace's name", async ({
  page,
  workspace,
}) => {
  await page.goto("/sign-in");
  const port = new URL(page.url()).port;
  await page.goto(`http://localhost:${port}/`);
  const name = page.getByLabel("Workspace");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(name).toHaveAccessibleDescription(/letters, digits and hyphens/);
  await expect(name).toBeFocused();
  await name.fill(` ${workspace.slug.toUpperCase()} `);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(`http://${workspace.slug}.localhost:${port}/sign-in`);
});
