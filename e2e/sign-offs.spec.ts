import type { Page } from "@playwright/test";
import { assignPolicy } from "@/lib/directory/policies/assign-policy";
import { createPolicy, publishPolicy } from "@/lib/directory/policies/edit-policy";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { type ScimClient, scimClient } from "@/tests/support/scim-client";
import type { TestTenant } from "@/tests/support/tenant";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const PORT = Number(process.env.E2E_PORT);
const patchOp = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];

async function pushGroup(okta: ScimClient, displayName: string): Promise<string> {
  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];
  const { status, body } = await okta.post("/Groups", { schemas, displayName, members: [] });
  expect(status).toBe(201);
  return String(body.id);
}

async function createPerson(okta: ScimClient): Promise<string> {
  const { status, body } = await okta.post("/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: "nadia@corp.example",
    name: { givenName: "Nadia", familyName: "Osei" },
    emails: [{ primary: true, value: "nadia@corp.example", type: "work" }],
    active: true,
  });
  expect(status).toBe(201);
  return String(body.id);
}

const setActive = (okta: ScimClient, id: string, active: boolean) =>
  okta.patch(`/Users/${id}`, {
    schemas: patchOp,
    Operations: [{ op: "replace", value: { active } }],
  });

async function writePolicy(page: Page, title: string, group: string): Promise<void> {
  await page.goto("/policies");
  await page.getByRole("link", { name: "New policy" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Text").fill("# Purpose\n\nLock your screen.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Published");
  await page.getByRole("button", { name: "Attach to a group" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Group name").fill(group.slice(0, 4));
  await dialog.getByRole("button", { name: group }).click();
  await expect(page.getByRole("link", { name: group })).toBeVisible();
}

/** A second policy, asked of the person directly and never signed. */
async function askAlso({ operator }: TestTenant, userId: string, title: string): Promise<void> {
  const { id } = await createPolicy(operator, { title, body: "Text.", dueDays: 7 });
  await publishPolicy(operator, { id });
  await assignPolicy(operator, { policyId: id, userIds: [userId] });
}

test("Okta's group push brings a policy, its sign-off outlives the account's pause", async ({
  page,
  browser,
  baseURL,
  tenant,
}) => {
  const okta = scimClient({ slug: tenant.slug, port: PORT, token: tenant.token });
  const groupId = await pushGroup(okta, "Engineering");
  await signIn(page, tenant);
  await writePolicy(page, "Clean desk", "Engineering");

  const id = await createPerson(okta);
  const Operations = [{ op: "add", path: "members", value: [{ value: id }] }];
  expect((await okta.patch(`/Groups/${groupId}`, { schemas: patchOp, Operations })).status).toBe(
    204,
  );
  await askAlso(tenant, id, "Remote work");

  const { secret } = await createSetPasswordLink(tenant.operator, { id });
  const person = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage();
  await person.goto(`/set-password/${secret}`);
  await person.getByLabel("New password").fill("a long enough passphrase");
  await person.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(person.getByRole("heading", { name: "To sign" })).toBeVisible();
  await person.getByRole("link", { name: "Read and sign Clean desk" }).click();
  await expect(person.getByText("Lock your screen.")).toBeVisible();
  await person.getByRole("button", { name: "Sign this policy" }).click();
  await person.getByRole("alertdialog").getByRole("button", { name: "Sign", exact: true }).click();
  await expect(person.getByText("Signed by you")).toBeVisible();

  await page.goto(`/users/${id}`);
  const policies = page.getByRole("table", { name: "Policies" });
  const signed = policies.getByRole("row").filter({ hasText: "Clean desk" });
  const open = policies.getByRole("row").filter({ hasText: "Remote work" });
  await expect(signed).toContainText("Engineering");
  await expect(signed).toContainText("Signed");
  await expect(open).toContainText("Direct assignment");
  await expect(open).toContainText("To sign");

  expect((await setActive(okta, id, false)).status).toBe(200);
  await page.reload();
  await expect(open).toContainText("Paused");
  await expect(signed).toContainText("Signed");
  await person.goto("/to-sign");
  await expect(person).toHaveURL(/sign-in/);

  expect((await setActive(okta, id, true)).status).toBe(200);
  await page.reload();
  await expect(open).toContainText("To sign");
  await expect(signed).toContainText("Signed");
});
