import { createToken, listTokens } from "@/lib/directory/tokens";
import { setUserRole } from "@/lib/directory/users/edit-user";
import { publishedPolicy } from "@/tests/support/policies";
import { scimClient } from "@/tests/support/scim-client";
import { expectAccessible } from "./support/axe";
import { provisionGroup, provisionPerson } from "./support/provisioned";
import { expectNothingSideways } from "./support/sideways";
import { openAccount } from "./support/sign-in";
import { expect, test } from "./support/workspace-test";

test("a page on its way shows its name and shape, in the place of the one that is left", async ({
  admin: page,
}) => {
  await page.goto("/users");
  const answered = Promise.withResolvers<void>();
  await page.route(/\/groups\?_rsc=/, async (route) => {
    await answered.promise;
    await route.continue();
  });
  const sheet = page.getByRole("button", { name: "Open navigation" });
  const isPhone = await sheet.isVisible();
  if (isPhone) await sheet.click();
  await page.getByRole("link", { name: "Groups", exact: true }).click();
  await expect(page.getByText("Loading Groups")).toBeAttached();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  answered.resolve();
  await expect(page.getByText("No groups yet")).toBeVisible();
  if (isPhone) await expect(sheet).toBeFocused();
});

test("a row of tabs stays one row, and shows whichever the keys lead to", async ({
  admin: page,
}) => {
  await page.goto("/settings/sso");
  const tabs = page.getByRole("tablist", { name: "Identity provider" }).getByRole("tab");
  await tabs.first().focus();
  await page.keyboard.press("End");
  await expect(tabs.last()).toHaveAttribute("aria-selected", "true");
  await expect(tabs.last()).toBeInViewport({ ratio: 1 });
  const tops = await tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
});

test("an address with nothing at it says so, in the tab too", async ({ admin: page }) => {
  for (const path of ["/nothing", "/users/nobody", "/policies/none/versions/1"]) {
    await page.goto(path);
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
    await expect(page).toHaveTitle(/^Not found/);
  }
});

test("the longest of names makes no page wider than the screen", async ({
  admin: page,
  workspace,
}) => {
  const endless = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);
  const { secret } = await createToken(workspace.operator, { name: endless });
  const okta = scimClient({
    slug: workspace.slug,
    port: Number(process.env.E2E_PORT),
    token: secret,
  });
  const person = await provisionPerson(okta, `${endless} ${endless}`);
  const group = await provisionGroup(okta, endless, [person]);
  const policy = await publishedPolicy(workspace, {
    title: endless,
    groupIds: [group],
    userIds: [workspace.adminId],
  });
  for (const path of [
    "/users",
    `/users/${person}`,
    "/groups",
    `/groups/${group}`,
    "/policies",
    `/policies/${policy}`,
    `/policies/${policy}/versions/1`,
    `/policies/${policy}/edit`,
    "/activity",
    `/activity?person=${person}`,
    "/settings/sso",
    "/to-sign",
    `/to-sign/${policy}/1`,
  ]) {
    await page.goto(path);
    await expectNothingSideways(page);
  }
  await page.goto(`/policies/${policy}`);
  await page.getByRole("button", { name: "Archive" }).click();
  const hidden = await page
    .getByRole("alertdialog")
    .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(hidden).toBe(0);
});

test("a value to copy is there to its end", async ({ admin: page }) => {
  await page.goto("/settings/sso");
  const endpoint = page.getByRole("textbox", { name: "SCIM endpoint URL" }).first();
  await expect(endpoint).toHaveValue(/\/scim\/v2$/);
  const hidden = await endpoint.evaluate((field) => [
    field.scrollWidth - field.clientWidth,
    field.scrollHeight - field.clientHeight,
  ]);
  expect(hidden).toEqual([0, 0]);
});

test("a session that runs out takes nothing along that is being written", async ({
  admin: page,
  context,
}) => {
  const cookies = await context.cookies();
  await page.clock.install();
  await page.goto("/settings/sso");
  await page.getByRole("button", { name: "Generate token" }).click();
  const dialog = page.getByRole("dialog");
  const name = dialog.getByLabel("Token name");
  await name.fill("Okta production");
  const lasts = page.waitForResponse("**/session");
  await page.clock.fastForward("00:05");
  expect((await lasts).status()).toBe(204);

  await context.clearCookies();
  await page.clock.fastForward("02:00:00");
  const notice = page.getByRole("status").filter({ hasText: "Your session has ended." });
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  const signsIn = context.waitForEvent("page");
  await notice.getByRole("link").click();
  await expect(await signsIn).toHaveURL(/sign-in/);

  await context.addCookies(cookies);
  await page.clock.fastForward("00:05");
  await expect(notice).toBeHidden();
  await expect(name).toHaveValue("Okta production");
  await dialog.getByRole("button", { name: "Generate", exact: true }).click();
  await expect(dialog.getByText("This is the only time the token will be shown.")).toBeVisible();

  await context.clearCookies();
  await page.clock.fastForward("02:00:00");
  await expect(page).toHaveURL(/sign-in\?left=ended/);
});

test("what somebody was typing is neither saved by whoever signs in next nor left to them", async ({
  admin: page,
  context,
  workspace,
  browserOf,
}) => {
  await page.clock.install();
  await page.goto("/settings/sso");
  await page.getByRole("button", { name: "Generate token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Token name").fill("Okta production");

  const ada = await workspace.member("Ada");
  await setUserRole(workspace.operator, { id: ada, role: "admin" });
  const next = await browserOf(ada);
  await context.addCookies(await next.context().cookies());
  await dialog.getByRole("button", { name: "Generate", exact: true }).click();
  await expect(dialog.getByText("Someone else has signed in")).toBeVisible();
  const names = (await listTokens(workspace.operator)).map(({ name }) => name);
  expect(names).not.toContain("Okta production");

  const loadedAnew = page.waitForEvent("load");
  await page.clock.fastForward("00:05");
  await loadedAnew;
  await expect(dialog).toBeHidden();
  await openAccount(page);
  await expect(page.getByRole("menu", { name: /Ada Lee/ })).toBeVisible();
});
