import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/workspace-test";

const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

const holdsFocus = (dialog: Locator) =>
  dialog.evaluate((element) => element.contains(document.activeElement));

test("one signs in with the keyboard alone", async ({ page, workspace }) => {
  await workspace.signInAdmin();
  await page.goto("/sign-in");
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.keyboard.type(workspace.admin.email);
  await press(page, "Tab");
  await page.keyboard.type(workspace.admin.password);
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
});

test("the first stop of a page skips to its content", async ({ admin: page }) => {
  await page.goto("/users");
  await press(page, "Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await press(page, "Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the dialog that generates a token keeps the focus, and gives it back", async ({
  admin: page,
}) => {
  await page.goto("/settings/sso");
  const trigger = page.getByRole("button", { name: "Generate token" });
  await trigger.focus();
  await press(page, "Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Token name")).toBeFocused();
  for (let steps = 0; steps < 6; steps++) {
    await press(page, "Tab");
    await expect.poll(() => holdsFocus(dialog)).toBe(true);
  }
  await press(page, "Escape");
  await expect(dialog).toBeHidden();
  await expect(trigger).toBeFocused();

  await press(page, "Enter");
  await expect(dialog.getByLabel("Token name")).toBeFocused();
  await page.keyboard.type("Okta staging");
  await press(page, "Enter");
  await expect(dialog).toContainText("This is the only time the token will be shown.");
  const token = dialog.getByLabel("Token", { exact: true });
  await expect(token).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await token.inputValue());
});

test("a row's menu is worked with arrows, and a question starts at the safe choice", async ({
  admin: page,
  workspace,
}) => {
  await workspace.member("Ada");
  await page.goto("/users");
  const trigger = page.getByRole("button", { name: "Actions for Ada Lee" });
  await trigger.focus();
  await press(page, "Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await press(page, "Escape");
  await expect(trigger).toBeFocused();

  await press(page, "Enter", "End");
  await expect(page.getByRole("menuitem", { name: "Deactivate" })).toBeFocused();
  await press(page, "Enter");
  const question = page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await press(page, "Enter");
  await expect(question).toBeHidden();
  await expect(trigger).toBeFocused();
});

test("a filter is chosen with the keyboard, and keeps the focus", async ({ admin: page }) => {
  await page.goto("/users");
  const chip = page.getByRole("button", { name: /^Status/ });
  await chip.focus();
  await press(page, "Enter");
  const choice = (name: string) => page.getByRole("menuitemradio", { name, exact: true });
  await expect(choice("All")).toBeFocused();
  for (const next of ["Active", "Deactivated"]) {
    await press(page, "ArrowDown");
    await expect(choice(next)).toBeFocused();
  }
  await press(page, "Enter");
  await expect(page).toHaveURL(/status=deactivated$/);
  await expect(page.getByText("Nobody matches")).toBeVisible();
  await expect(chip).toBeFocused();
});

test("an event opens with the keyboard", async ({ admin: page }) => {
  await page.goto("/activity");
  const event = page.getByRole("list", { name: "Events" }).locator("> li").first();
  await event.locator("summary").first().focus();
  await press(page, "Enter");
  await expect(event.locator("details").first()).toHaveAttribute("open", "");
});

test("what sends a form keeps the focus while the answer is awaited, and sends it once", async ({
  admin: page,
}) => {
  await page.goto("/settings/general");
  const answered = Promise.withResolvers<void>();
  let sent = 0;
  await page.route("**/settings/general", async (route) => {
    if (route.request().method() === "POST") {
      sent += 1;
      await answered.promise;
    }
    await route.continue();
  });
  const save = page.getByRole("button", { name: "Save name" });
  await save.focus();
  await press(page, "Enter");
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await press(page, "Enter", "Shift+Tab", "Enter", "Tab");
  await expect(save).toBeFocused();
  answered.resolve();
  await expect(page.getByText("Name saved")).toBeVisible();
  await expect(save).not.toHaveAttribute("aria-disabled");
  await expect(save).toBeFocused();
  expect(sent).toBe(1);
});
