import type { Page } from "@playwright/test";
import { listRequests } from "@/lib/directory/provisioning-log/provisioning-log";
import { revokeToken } from "@/lib/directory/tokens";
import { scimClient } from "@/tests/support/scim-client";
import type { TestTenant } from "@/tests/support/tenant";
import { expectAccessible } from "./support/axe";
import { expectNothingSideways } from "./support/sideways";
import { expect, test } from "./support/workspace-test";

const client = ({ slug }: TestTenant, token: string) =>
  scimClient({ slug, port: Number(process.env.E2E_PORT), token });

const rowsOf = (page: Page) =>
  page
    .getByRole("table", { name: "Provisioning log" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });

const person = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "lee.chen@corp.example",
  name: { givenName: "Lee", familyName: "Chen", formatted: "Lee Chen" },
  displayName: "Lee Chen",
};

test("a call appears in the open page, says what it did, and leads to its events", async ({
  admin: page,
  workspace: tenant,
}) => {
  await page.goto("/settings/sso");
  await expect(page.getByText("Listening for the first call")).toBeVisible();
  await expect(page.getByText("Not connected")).toBeVisible();

  expect((await client(tenant, tenant.token).post("/Users", person)).status).toBe(201);
  const row = rowsOf(page).first();
  await expect(row).toContainText("Created Lee Chen");
  await expect(row).toContainText(tenant.tokenName);
  await expect(page.getByText("Working")).toBeVisible();
  await expect(page.getByText("1 new SCIM request")).toBeAttached();

  await row.getByRole("link", { name: "See the event" }).click();
  const events = page.getByRole("list", { name: "Events" }).locator("> li");
  await expect(events).toHaveCount(1);
  await expect(events).toContainText("Lee Chen");
});

test("a 401 explains itself, and says where to click", async ({
  admin: page,
  workspace: tenant,
}) => {
  await page.goto("/settings/sso");
  const headers = { "User-Agent": "Okta SCIM Client 1.0.0" };
  await client(tenant, `Bearer ${tenant.token}`).get("/ServiceProviderConfig", { headers });
  const row = rowsOf(page).first();
  await row.getByText("The token was entered with the word Bearer in front of it").click();
  await expect(row).toContainText(
    "Enter only the token. In Okta, go to the app's Provisioning tab",
  );
  await expect(row).toContainText("Not authenticated");
  await page.getByRole("link", { name: "See why 1 call was refused" }).click();
  await expect(page).toHaveURL(/requests=unproved/);
  await expect(rowsOf(page)).toHaveCount(1);
});

test("rows wait while one is read, and stay away while a filter or the switch says so", async ({
  admin: page,
  workspace: tenant,
  browserOf,
}) => {
  test.slow();
  const okta = client(tenant, tenant.token);
  await page.goto("/settings/sso");
  await okta.get("/Users/nobody");
  await rowsOf(page).first().getByText("isn't in the workspace").click();
  await okta.get("/Users");
  await page.getByRole("button", { name: "Show 1 new" }).click();
  await expect(rowsOf(page)).toHaveCount(2);
  await page.mouse.move(0, 0);

  const live = page.getByRole("switch", { name: "Live" });
  await live.click();
  await expect(live).not.toBeChecked();
  const other = await browserOf(tenant.adminId);
  await other.goto("/settings/sso");
  await okta.get("/Groups");
  await expect(rowsOf(other)).toHaveCount(3);
  await expect(rowsOf(page)).toHaveCount(2);
  await live.click();
  await page.getByText("isn't in the workspace").click();
  await page.mouse.move(0, 0);

  await page.getByRole("button", { name: /^Requests/ }).click();
  await page.getByRole("menuitemradio", { name: "Failed", exact: true }).click();
  await expect(rowsOf(page)).toHaveCount(1);
  await okta.get("/Schemas");
  await okta.get("/Groups/nobody");
  await page.mouse.move(0, 0);
  await expect(page.getByText(/\/Groups\/nobody/)).toHaveCount(1);
});

test("a link from the help leads to the log itself", async ({ admin: page }) => {
  await page.goto("/help/troubleshooting");
  await page.getByRole("link", { name: "Failed requests in the provisioning log" }).click();
  await expect(page.getByRole("heading", { name: "Provisioning log" })).toBeInViewport();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Provisioning log" })).toBeInViewport();
});

test("the log goes on without the stream", async ({ admin: page, workspace: tenant }) => {
  await page.route(/\/settings\/sso\/log(\?|$)/, (route) => route.fulfill({ status: 403 }));
  await client(tenant, tenant.token).get("/Users");
  const { operator } = tenant;
  await expect.poll(async () => (await listRequests(operator, {})).requests.length).toBe(1);
  await page.goto("/settings/sso");
  await expect(page.getByRole("switch", { name: "Live" })).toHaveCount(0);
  await expect(rowsOf(page)).toHaveCount(1);
});

test("a token is rotated: made, seen to be used, and the old one revoked", async ({
  admin: page,
  context,
  workspace: tenant,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/settings/sso");
  await page.getByRole("button", { name: `Rotate ${tenant.tokenName}` }).click();
  const dialog = page.getByRole("dialog");
  const successor = `${tenant.tokenName} — ${new Date().getUTCFullYear()} rotation`;
  await expect(dialog.getByLabel("Token name")).toHaveValue(successor);
  await dialog.getByRole("button", { name: "Generate", exact: true }).click();
  await dialog.getByRole("button", { name: "Copy Token" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  const secret = await page.evaluate(() => navigator.clipboard.readText());

  const rotation = page.getByRole("list", { name: "Rotations" });
  await expect(rotation).toContainText("Not used yet");
  await expect(rotation.getByRole("button", { name: /Revoke old token/ })).toHaveCount(0);
  expect((await client(tenant, secret).get("/Users")).status).toBe(200);
  await rotation.getByRole("button", { name: /Revoke old token/ }).click();
  await page.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByRole("alertdialog").or(page.getByRole("dialog"))).toBeHidden();
  await expect(rotation).toHaveCount(0);
  expect((await client(tenant, tenant.token).get("/Users")).status).toBe(401);
  expect((await client(tenant, secret).get("/Users")).status).toBe(200);
});

test("axe finds nothing in the panel: empty, full and failing", async ({
  admin: page,
  workspace: tenant,
}) => {
  test.slow();
  await page.goto("/settings/sso");
  await expect(page.getByText("Listening for the first call")).toBeVisible();
  await expectAccessible(page);

  const okta = client(tenant, tenant.token);
  await okta.post("/Users", person);
  await okta.post("/Users", person);
  await revokeToken(tenant.operator, { id: tenant.tokenId });
  await okta.get("/Users");
  await expect(rowsOf(page)).toHaveCount(3);
  await rowsOf(page).first().getByText("was revoked").click();
  await expectAccessible(page);
  await expectNothingSideways(page);
});
