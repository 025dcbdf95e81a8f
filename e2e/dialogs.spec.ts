import type { Locator, Page } from "@playwright/test";
import { createPolicy } from "@/lib/directory/policies/edit-policy";
import { postGroup } from "@/tests/support/provisioning";
import { newIdentityProvider } from "@/tests/support/saml/identity-provider";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/workspace-test";

// Each shows many states to axe, in two themes.
test.describe.configure({ timeout: 180_000 });

/** Uses a control as somebody without a mouse does. */
async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press("Enter");
}

const button = (scope: Page | Locator, name: string | RegExp) =>
  scope.getByRole("button", { name, exact: typeof name === "string" });

/** Nobody's focus is ever at the document's start after something was done. */
const expectFocusOnPage = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);

test("a token is rotated and the old one revoked by keyboard, each step as axe wants it", async ({
  admin: page,
  workspace,
  okta,
}) => {
  await page.goto("/settings/sso");
  await press(button(page, `Rotate ${workspace.tokenName}`));
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByLabel("Token name").press("Enter");
  await expect(dialog).toContainText("This is the only time");
  const secret = await dialog.getByLabel("Token", { exact: true }).inputValue();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("alert")).toContainText("You haven't copied the token yet.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expectFocusOnPage(page);

  const rotation = page.getByRole("list", { name: "Rotations" });
  await expect(rotation).toContainText("Not used yet");
  await expectAccessible(page);

  const headers = { Authorization: `Bearer ${secret}` };
  await okta.get("/Users", { headers });
  await page.reload();
  await press(button(rotation, `Revoke old token ${workspace.tokenName}`));
  const question = page.getByRole("alertdialog");
  await expect(button(question, "Cancel")).toBeFocused();
  await expectAccessible(page);
  await press(button(question, "Revoke token"));
  await expect(page.getByText(`“${workspace.tokenName}” revoked`)).toBeVisible();
  await expect(rotation).toBeHidden();
  await expectFocusOnPage(page);
  await expectAccessible(page);
});

test("an identity provider is connected, changed and disconnected by keyboard", async ({
  admin: page,
}) => {
  await page.goto("/settings/sso");
  await press(page.getByText("SAML set-up guide for"));
  await expect(page.getByRole("tab", { name: "Okta" }).first()).toBeVisible();
  await page.getByRole("tab", { name: "Metadata URL" }).focus();
  await page.keyboard.press("End");
  await expect(page.getByLabel("Sign-on URL", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("ArrowLeft");
  await page.getByLabel("Metadata XML").last().fill(newIdentityProvider().metadata);
  await press(button(page, "Connect"));
  await expect(page.getByText("Not tested since the last change")).toBeVisible();
  await expectFocusOnPage(page);

  await press(button(page, "Change"));
  await expect(page.getByRole("dialog")).toContainText("Change the connection");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(button(page, "Change")).toBeFocused();

  await press(button(page, "Disconnect"));
  const question = page.getByRole("alertdialog");
  await expectAccessible(page);
  await press(button(question, "Disconnect"));
  await expect(
    page.getByRole("heading", { name: "What your identity provider gives you" }),
  ).toBeVisible();
  await expectFocusOnPage(page);
});

test("what is taken out of a list keeps the focus on the page, and undo is reached", async ({
  admin: page,
  workspace,
}) => {
  const ada = await workspace.member("Ada");
  const { id } = await postGroup(workspace.operator, "Research", [ada]);
  await page.goto(`/groups/${id}`);
  await press(button(page, "Rename"));
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await press(button(page, /^Remove Ada Lee/));
  const undo = button(page, "Undo");
  await expect(undo).toBeVisible();
  await expect(page.getByText("This group has no members.")).toBeVisible();
  await expectFocusOnPage(page);
  await page.keyboard.press("Alt+T");
  await expect(undo).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(undo).not.toBeFocused();
  await expectFocusOnPage(page);
  await page.keyboard.press("Alt+T");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Ada Lee" })).toBeVisible();
});

test("a draft is saved by keyboard without loading another document", async ({ admin: page }) => {
  await page.goto("/policies/new");
  const documents: string[] = [];
  page.on("load", () => documents.push(page.url()));
  await page.getByLabel("Title").fill("Clean desk");
  await page.getByRole("textbox", { name: "Text" }).fill("Lock it.");
  await press(button(page, "Save draft"));
  await expect(page.getByRole("heading", { level: 1, name: /Clean desk/ })).toBeVisible();
  await expectFocusOnPage(page);
  expect(documents).toEqual([]);
});

test("a policy is published, archived and restored by keyboard", async ({
  admin: page,
  workspace,
}) => {
  const { id } = await createPolicy(workspace.operator, {
    title: "Clean desk",
    body: "Lock it.",
    dueDays: null,
  });
  await page.goto(`/policies/${id}`);
  for (const question of ["Archive", "Publish"]) {
    await press(button(page, question));
    await expect(button(page.getByRole("alertdialog"), "Cancel")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(button(page, question)).toBeFocused();
  }
  await press(button(page, "Publish"));
  await press(button(page.getByRole("alertdialog"), "Publish version 1"));
  await expect(button(page, "Publish")).toBeHidden();
  await expectFocusOnPage(page);
  await press(button(page, "Archive"));
  await press(button(page.getByRole("alertdialog"), "Archive policy"));
  await expect(button(page, "Restore")).toBeVisible();
  await expectFocusOnPage(page);
  await press(button(page, "Restore"));
  await expectAccessible(page);
  await press(button(page.getByRole("alertdialog"), "Restore policy"));
  await expect(button(page, "Archive")).toBeVisible();
  await expectFocusOnPage(page);
});
