import type { Page } from "@playwright/test";
import { provisionPeople, provisionPerson } from "./support/provisioned";
import { expect, test } from "./support/workspace-test";

const people = (page: Page) =>
  page
    .getByRole("table", { name: "Users" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });

async function choose(page: Page, action: string, person: string) {
  await page.getByRole("button", { name: `Actions for ${person}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function filter(page: Page, chip: RegExp, choice: string) {
  await page.getByRole("button", { name: chip }).click();
  await page.getByRole("menuitemradio", { name: choice }).click();
}

test("people are searched and filtered in the address, which leads back to them", async ({
  admin: page,
  workspace,
  okta,
}) => {
  await workspace.member("Ada");
  await provisionPerson(okta, "Bela Varga");
  await page.goto("/users");
  await expect(people(page)).toHaveCount(3);
  await expect(page.getByText("3 people")).toBeVisible();

  await page.getByRole("searchbox", { name: "Search name or email" }).fill("bela");
  await expect(people(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\?q=bela$/);
  await expect(people(page)).toContainText("Okta");
  await page.getByRole("searchbox").fill("");
  await expect(people(page)).toHaveCount(3);

  await filter(page, /^Managed by/, "Accedo");
  await expect(people(page)).toHaveCount(2);
  await filter(page, /^Role/, "Member");
  await expect(people(page)).toHaveCount(1);
  await expect(page).toHaveURL(/source=accedo&role=member/);
  await page.reload();
  await expect(people(page)).toContainText("Ada Lee");
  await page.goBack();
  await expect(people(page)).toHaveCount(2);

  await page.goto("/users?status=deactivated");
  await expect(page.getByText("Nobody matches")).toBeVisible();
});

test("a page of people leads to the next one and back", async ({ admin: page, okta }) => {
  await provisionPeople(
    okta,
    Array.from({ length: 60 }, (_, index) => `Person ${String(index + 10)}`),
  );
  await page.goto("/users");
  await expect(people(page)).toHaveCount(50);
  await expect(page.getByText("61 people")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(people(page)).toHaveCount(11);
  await page.getByRole("link", { name: "First page" }).click();
  await expect(people(page)).toHaveCount(50);
});

test("an admin who is alone is shown where to begin", async ({ admin: page }) => {
  await page.goto("/");
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps.getByRole("link", { name: /Write your first policy/ })).toBeVisible();
  await steps.getByRole("link", { name: /Connect your identity provider/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Single Sign-On" })).toBeVisible();
});

test("a person is added, edited, made an admin, deactivated and taken back", async ({
  admin: page,
}) => {
  await page.goto("/users");
  await page.getByRole("button", { name: "Add user" }).click();
  const dialog = page.getByRole("dialog", { name: "Add user" });
  await dialog.getByLabel("Email").fill("grace@corp.example");
  await dialog.getByLabel("Given name").fill("Grace");
  await dialog.getByLabel("Family name").fill("Hopper");
  await dialog.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByText("User added")).toBeVisible();
  const grace = people(page).filter({ hasText: "grace@corp.example" });
  await expect(grace).toContainText("Member");

  await grace.getByRole("link", { name: "Grace Hopper" }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const edit = page.getByRole("dialog", { name: "Edit details" });
  await edit.getByLabel("Family name").fill("Murray Hopper");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Grace Murray Hopper" })).toBeVisible();
  await expect(page.getByText("changed family name from Hopper to Murray Hopper")).toBeVisible();

  await page.goto("/users");
  await choose(page, "Make admin", "Grace Murray Hopper");
  await page.getByRole("alertdialog").getByRole("button", { name: "Make admin" }).click();
  await expect(grace.getByRole("cell", { name: "Admin" })).toBeVisible();

  await choose(page, "Deactivate", "Grace Murray Hopper");
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate user" }).click();
  await expect(grace).toContainText("Deactivated");
  // By the keyboard: two toasts that make room for each other never stand still for a pointer.
  const told = page.getByRole("listitem").filter({ hasText: /Hopper.* deactivated/ });
  await told.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(grace).toContainText("Active");
});

test("what can't be stored says so at its field, and keeps what was typed", async ({
  admin: page,
  workspace,
}) => {
  await page.goto("/users");
  await page.getByRole("button", { name: "Add user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add user" }).click();
  await expect(dialog.getByRole("alert")).toHaveText([
    "Enter an email address, such as ada@example.com.",
    "Enter the given name.",
    "Enter the family name.",
  ]);
  await expect(dialog.getByLabel("Email")).toBeFocused();

  await dialog.getByLabel("Email").fill(workspace.admin.email.toUpperCase());
  await dialog.getByLabel("Given name").fill("Second");
  await dialog.getByLabel("Family name").fill("Admin");
  await dialog.getByRole("button", { name: "Add user" }).click();
  const email = dialog.getByLabel("Email");
  await expect(email).toHaveAccessibleDescription("Another account has this email address.");
  await expect(email).toBeFocused();
  await expect(dialog.getByRole("alert")).toHaveText("Another account has this email address.");
  await expect(email).toHaveValue(workspace.admin.email.toUpperCase());
  await expect(dialog.getByLabel("Given name")).toHaveValue("Second");
});

test("the last active admin can be neither deactivated nor made a member", async ({
  admin: page,
  workspace,
}) => {
  await page.goto("/users");
  const name = workspace.admin.email;
  for (const [item, verb] of [
    ["Deactivate", "Deactivate user"],
    ["Make member", "Make member"],
  ] as const) {
    await choose(page, item, name);
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: verb }).click();
    await expect(dialog.getByRole("alert")).toContainText("is the last active admin");
    await dialog.getByRole("button", { name: "Cancel" }).click();
  }
  await expect(people(page)).toContainText("Active");
  await expect(people(page)).toContainText("Admin");
});

test("a one-time link sets a password in another browser, once", async ({
  admin: page,
  workspace,
  browserOf,
}) => {
  await workspace.member("Ada");
  await page.goto("/users");
  await choose(page, "Set-password link", "Ada Lee");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();

  const ada = await browserOf(null);
  await ada.goto(link);
  await ada.getByLabel("New password").fill("three sturdy purple umbrellas");
  await ada.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(ada.getByRole("heading", { name: "To sign" })).toBeVisible();

  const late = await browserOf(null);
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "no longer works" })).toBeVisible();
});

test("what the identity provider owns is read, not edited", async ({ admin: page, okta }) => {
  const id = await provisionPerson(okta, "Bela Varga");
  await page.goto(`/users/${id}`);
  await expect(page.getByText("through “Okta”. Change them there.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Actions" })).toBeVisible();
});
