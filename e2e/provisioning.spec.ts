import type { Page } from "@playwright/test";
import { createToken } from "@/lib/directory/tokens";
import { changePlan } from "@/lib/directory/workspaces";
import { scimClient } from "@/tests/support/scim-client";
import { expect, test } from "./support/workspace-test";

const PORT = Number(process.env.E2E_PORT);

async function generateToken(page: Page, name: string): Promise<string> {
  await page.goto("/settings/sso");
  await page.getByRole("button", { name: "Generate token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Token name").fill(name);
  await dialog.getByRole("button", { name: "Generate", exact: true }).click();
  await expect(dialog).toContainText("This is the only time the token will be shown.");
  await dialog.getByRole("button", { name: /^Copy/ }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("an admin connects Okta, watches it work, and ends it", async ({
  admin: page,
  context,
  workspace: tenant,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const token = await generateToken(page, "Okta production");
  const tokens = page.getByRole("table", { name: "SCIM Tokens" });
  const row = tokens.getByRole("row").filter({ hasText: "Okta production" });
  await expect(row).toContainText("Active");
  const lastUsed = row.locator('[data-label="Last used"]');
  await expect(lastUsed).toBeEmpty();
  await expect(page.getByText(token)).toHaveCount(0);

  const okta = scimClient({ slug: tenant.slug, port: PORT, token });
  const lee = {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: "lee.chen@corp.example",
    name: { givenName: "Lee", familyName: "Chen" },
    emails: [{ primary: true, value: "lee.chen@corp.example", type: "work" }],
    active: true,
  };
  const created = await okta.post("/Users", lee);
  expect(created.status).toBe(201);
  const path = `/Users/${created.body.id}`;
  const renamed = { ...lee, name: { givenName: "Lee", familyName: "Chen-Ruiz" } };
  expect((await okta.put(path, renamed)).status).toBe(200);
  const deactivation = { Operations: [{ op: "replace", value: { active: false } }] };
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
  expect((await okta.patch(path, { schemas, ...deactivation })).status).toBe(200);

  await page.goto("/users");
  const person = page.getByRole("row").filter({ hasText: "lee.chen@corp.example" });
  await expect(person).toContainText("Chen-Ruiz");
  await expect(person).toContainText("Deactivated");
  await expect(person).toContainText("Okta production");

  await page.goto("/activity?source=scim");
  const events = page.getByRole("list", { name: "Events" }).locator("> li");
  await expect(events).toHaveCount(3);
  await events.first().getByText("deactivated").first().click();
  await expect(events.first()).toContainText("tokenId");
  await expect(events.first()).toContainText("Okta production");

  await page.goto("/settings/sso");
  await expect(lastUsed).toContainText("just now");
  await row.getByRole("button", { name: "Revoke Okta production" }).click();
  const confirmation = page.getByRole("alertdialog");
  await expect(confirmation).toContainText("Existing provisioned users are not affected.");
  await confirmation.getByRole("button", { name: "Revoke token" }).click();
  await expect(row).toContainText("Revoked");
  expect((await okta.get(path)).status).toBe(401);
});

test("the page is there however many tokens it has, and however long their names are", async ({
  admin: page,
  workspace: tenant,
}) => {
  for (let number = 1; number <= 6; number++) {
    await createToken(tenant.operator, { name: `Token ${"of the north ".repeat(number)}` });
    expect((await page.goto("/settings/sso"))?.status(), `${number} more`).toBe(200);
  }
  await page
    .getByRole("button", { name: /^Rotate/ })
    .last()
    .click();
  await expect(page.getByRole("dialog").getByLabel("Token name")).toBeVisible();
});

test("a workspace on Free sees the way to an upgrade in place of the tokens", async ({
  admin: page,
  workspace: tenant,
}) => {
  await changePlan(tenant.operator, { plan: "free" });
  await page.goto("/settings/sso");
  await expect(page.getByText("It is available on the Standard and Premium plans.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Generate token" })).toHaveCount(0);
});
