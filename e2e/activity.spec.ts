import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { editUser } from "@/lib/directory/users/edit-user";
import { changePlan } from "@/lib/directory/workspaces";
import { anew } from "@/tests/support/workspace";
import { expectAccessible } from "./support/axe";
import { provisionGroup, provisionPerson } from "./support/provisioned";
import { expect, test } from "./support/workspace-test";

const lines = (page: Page) =>
  page.getByRole("list", { name: "Events", exact: true }).locator("> li");

test("what one request did is one line, which opens to the events and leads to them", async ({
  admin: page,
  okta,
}) => {
  const ids = [];
  for (const name of ["Lee Chen", "Kim Ito", "Bo Park"])
    ids.push(await provisionPerson(okta, name));
  await provisionGroup(okta, "Platform", ids);
  await page.goto("/activity?source=scim");
  await expect(lines(page)).toHaveCount(4);
  const fold = lines(page).first();
  await expect(fold).toContainText("made 4 changes");
  await expect(fold).toContainText("group created, group member added (3)");

  await fold.getByText("made 4 changes").click();
  const events = fold.getByRole("list", { name: "Events of this request" });
  await expect(events.getByText("to Platform")).toHaveCount(3);
  await events.getByText("created the group").click();
  await expect(events.getByText("group.created")).toBeVisible();

  await events.getByRole("link", { name: "Show only this request" }).click();
  await expect(page).toHaveURL(/\?request=/);
  await expect(lines(page)).toHaveCount(4);
  await page.getByRole("button", { name: "Clear Request" }).click();
  await expect(lines(page).first()).toContainText("made 4 changes");
});

test("an event says what changed, then each field, then the record as it is", async ({
  admin: page,
  workspace,
}) => {
  const id = await workspace.member("Ada");
  const email = `lovelace@${workspace.slug}.example`;
  const identity = { email, givenName: "Ada", familyName: "Lovelace" };
  await editUser(anew(workspace.person), { id, ...identity });
  await page.goto(`/activity?person=${id}`);
  const event = lines(page).first();
  await expect(event).toContainText("changed family name from Lee to Lovelace");
  await event.locator("summary").first().click();
  await expect(event.locator("del", { hasText: "Lee" }).first()).toBeVisible();
  await expect(event.locator("ins", { hasText: "Lovelace" }).first()).toBeVisible();
  await expect(event.getByText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/).first()).toBeVisible();
  await event.getByText("JSON").click();
  await expect(event.getByRole("figure", { name: "Before" })).toContainText('"familyName": "Lee"');
  await expect(event.getByRole("link", { name: "Ada Lovelace" })).toBeVisible();
});

test("filters live in the address, and each narrows what the others leave", async ({
  admin: page,
  workspace,
  okta,
}) => {
  await workspace.member("Ada");
  const lee = await provisionPerson(okta, "Lee Chen");
  await page.goto("/activity");
  await page.getByRole("button", { name: /^Source/ }).click();
  await page.getByRole("menuitemradio", { name: "From SCIM" }).click();
  await expect(lines(page)).toHaveCount(1);
  await page.getByRole("button", { name: /^Token/ }).click();
  await page.getByRole("menuitemradio", { name: workspace.tokenName }).click();
  await expect(page).toHaveURL(new RegExp(`source=scim&token=${workspace.tokenId}`));

  await page.getByRole("button", { name: /^Person/ }).click();
  await page.getByRole("dialog").getByLabel("Name or email").fill("lee.chen");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Lee Chen/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`person=${lee}`));
  await expect(lines(page)).toHaveCount(1);
  await page.getByRole("button", { name: /^Action/ }).click();
  await page.getByRole("menuitemradio", { name: "User deactivated" }).click();
  await expect(page.getByText("No events match")).toBeVisible();

  await page.goto("/activity?action=no.such&person=nobody&from=soon&to=0001-01-01");
  await expect(page.getByRole("heading", { level: 1, name: "Activity Log" })).toBeVisible();
});

test("a range of dates is typed, and kept in the address", async ({ admin: page }) => {
  const today = new Date().toISOString().slice(0, 10);
  await page.goto("/activity");
  await page.getByLabel("From (UTC)").fill(today);
  await expect(page).toHaveURL(new RegExp(`from=${today}`));
  await expect(lines(page).first()).toBeVisible();
  await page.getByLabel("From (UTC)").fill("");
  await page.getByLabel("To (UTC)").fill("2001-02-03");
  await expect(page).toHaveURL(/\?to=2001-02-03$/);
  await expect(page.getByText("No events match")).toBeVisible();
});

test("the CSV holds what the filters leave, and no formula", async ({
  admin: page,
  workspace,
  okta,
}) => {
  await workspace.member("Ada");
  await provisionPerson(okta, "=HYPERLINK Chen");
  await page.goto("/activity?source=scim");
  await expect(lines(page)).toHaveCount(1);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  const [, ...rows] = csv.trim().split("\r\n");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('"\'=HYPERLINK Chen"');
  expect(rows[0]).toContain(workspace.tokenId);
});

test("an export says how far it is, can be cancelled, and then be had after all", async ({
  admin: page,
}) => {
  await page.goto("/activity");
  const answered = Promise.withResolvers<void>();
  await page.route("**/activity/export", async (route) => {
    await answered.promise;
    await route.continue();
  });
  const link = page.getByRole("link", { name: "Export CSV" });
  await link.press("Enter");
  await expect(page.getByRole("progressbar", { name: "Export" })).toHaveText("Preparing");
  await expect(page.getByText("Exporting: Preparing")).toBeAttached();
  const cancel = page.getByRole("button", { name: "Cancel export" });
  await expect(cancel).toBeFocused();
  await expectAccessible(page);

  await cancel.press("Enter");
  await expect(page.getByText("Export cancelled. Nothing was saved")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();

  answered.resolve();
  const download = page.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toMatch(/-activity-\d{4}-\d\d-\d\d\.csv$/);
  await expect(page.getByText(/^Exported \d+ events?, [\d.]+ kB$/)).toBeVisible();
});

test("an export goes on while one looks elsewhere, and says that it broke off", async ({
  admin: page,
}) => {
  await page.goto("/activity");
  const broken = Promise.withResolvers<void>();
  await page.route("**/activity/export", async (route) => {
    await broken.promise;
    await route.abort();
  });
  await page.getByRole("link", { name: "Export CSV" }).click();
  await expect(page.getByRole("progressbar", { name: "Export" })).toBeVisible();
  await page.locator("header a[href='/']:visible").click();
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("progressbar", { name: "Export" })).toBeVisible();
  broken.resolve();
  await expect(page.getByText("The export was interrupted, and nothing was saved.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Export CSV" })).toBeVisible();
});

test("without scripting the browser saves the CSV by itself", async ({
  admin,
  browser,
  baseURL,
}) => {
  const storageState = await admin.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/activity`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("time,source");
  await context.close();
});

test("a summary shows its exact time to whoever tabs to it", async ({ admin: page }) => {
  await page.goto("/activity");
  const summary = lines(page).first().locator("summary").first();
  await page.getByLabel("To (UTC)").focus();
  for (let steps = 0; steps < 8; steps++) {
    if (await summary.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(page.getByRole("tooltip")).toContainText("UTC");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
});

test("on Free the log is closed, and says where it opens", async ({ admin: page, workspace }) => {
  await changePlan(workspace.operator, { plan: "free" });
  await page.goto("/activity");
  await expect(page.getByText("available on the Standard and Premium plans")).toBeVisible();
  await page.getByRole("link", { name: "See plans" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Plan" })).toBeVisible();
});
