import type { Page } from "@playwright/test";
import { createPolicy } from "@/lib/directory/policies/edit-policy";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { changePlan } from "@/lib/directory/workspaces";
import { publishedPolicy, sign } from "@/tests/support/policies";
import { postGroup } from "@/tests/support/provisioning";
import type { Workspace } from "@/tests/support/workspace";
import { expectAccessible } from "./support/axe";
import { provisionGroup, provisionPerson } from "./support/provisioned";
import { expect, test } from "./support/workspace-test";

/** Each state of each page that the admin has, with nothing that axe objects to. */
async function checkEach(page: Page, steps: [path: string, ...clicks: Click[]][]): Promise<void> {
  let shown: string | undefined;
  for (const [path, ...clicks] of steps) {
    if (path !== shown) await page.goto(path);
    shown = path;
    for (const [role, name] of clicks) await page.getByRole(role, { name }).first().click();
    const opens = clicks.some(([role]) => role !== "tab");
    if (opens) await expect(page.locator("[data-state=open]").last()).toBeVisible();
    await expectAccessible(page);
    for (const _ of clicks) await page.keyboard.press("Escape");
    await expect(page.locator("[data-state=open]")).toHaveCount(0);
  }
}

type Click = ["button" | "menuitem" | "tab", string | RegExp];

async function aGroupWithAPolicy(workspace: Workspace, memberId: string) {
  const { id: groupId } = await postGroup(workspace.operator, "Research", [memberId]);
  const policyId = await publishedPolicy(workspace, { groupIds: [groupId], dueDays: 7 });
  return { groupId, policyId };
}

test.describe("axe finds nothing, in light and dark,", () => {
  test.describe.configure({ timeout: 240_000 });

  test("before signing in", async ({ page, workspace, baseURL }) => {
    const { secret } = await createSetPasswordLink(workspace.operator, { id: workspace.adminId });
    const root = new URL(baseURL ?? "").port;
    await checkEach(page, [
      ["/sign-in"],
      [`/set-password/${secret}`],
      ["/set-password/none"],
      ["/sign-in/refused?reason=deactivated"],
      [`http://localhost:${root}/`],
      [`http://nobody-here.localhost:${root}/`],
    ]);
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill("nobody@corp.example");
    await page.getByLabel("Password").fill("not it");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("is incorrect")).toBeVisible();
    await expectAccessible(page);
  });

  test("among users", async ({ admin: page, workspace, okta }) => {
    await page.goto("/users");
    await page.getByRole("button", { name: "Add user" }).hover();
    await expectAccessible(page);
    const ada = await workspace.member("Ada");
    const lee = await provisionPerson(okta, "Lee Chen");
    await aGroupWithAPolicy(workspace, ada);
    const menu: Click = ["button", "Actions for Ada Lee"];
    await checkEach(page, [
      ["/users"],
      ["/users?q=nobody+at+all"],
      ["/users", ["button", "Add user"]],
      ["/users", ["button", /^Status/]],
      ["/users", menu],
      ["/users", menu, ["menuitem", "Deactivate"]],
      ["/users", menu, ["menuitem", "Make admin"]],
      ["/users", menu, ["menuitem", "Set-password link"], ["button", "Create link"]],
      [`/users/${ada}`],
      [`/users/${ada}`, ["button", "Edit"]],
      [`/users/${lee}`],
    ]);
  });

  test("among groups and policies", async ({ admin: page, workspace, okta }) => {
    await checkEach(page, [["/groups"], ["/policies"]]);
    const ada = await workspace.member("Ada");
    const lee = await provisionPerson(okta, "Lee Chen");
    const managed = await provisionGroup(okta, "Platform", [lee]);
    const { groupId, policyId } = await aGroupWithAPolicy(workspace, ada);
    const { id: draft } = await createPolicy(workspace.operator, {
      title: "A draft",
      body: "# Head\n\n- one\n- two",
      dueDays: null,
    });
    await checkEach(page, [
      ["/groups"],
      ["/groups", ["button", "New group"]],
      [`/groups/${groupId}`],
      [`/groups/${groupId}`, ["button", "Add member"]],
      [`/groups/${groupId}`, ["button", "Delete"]],
      [`/groups/${managed}`],
      ["/policies"],
      ["/policies/new"],
      [`/policies/${policyId}`],
      [`/policies/${policyId}`, ["button", "Attach to a group"]],
      [`/policies/${policyId}`, ["button", "Assign to a person"]],
      [`/policies/${policyId}`, ["button", "Archive"]],
      [`/policies/${policyId}/edit`],
      [`/policies/${draft}`],
      [`/policies/${draft}`, ["button", "Publish"]],
    ]);
  });

  test("in the activity log", async ({ admin: page, workspace, okta }) => {
    const lee = await provisionPerson(okta, "Lee Chen");
    await provisionGroup(okta, "Platform", [lee]);
    await checkEach(page, [
      ["/activity"],
      ["/activity?source=scim&from=2000-01-01&to=2000-01-02"],
      [`/activity?person=${lee}`],
      ["/activity", ["button", /^Action/]],
      ["/activity", ["button", /^Person/]],
    ]);
    await page.goto("/activity");
    for (const closed of await page.locator("details:not([open]) > summary:visible").all()) {
      await closed.click();
    }
    await page.getByText("JSON").first().click();
    await expectAccessible(page);
    await page.getByText("made 2 changes").first().hover();
    await page.locator("time").first().hover();
    await expect(page.getByRole("tooltip")).toBeAttached();
    await expectAccessible(page);
    await changePlan(workspace.operator, { plan: "free" });
    await checkEach(page, [["/activity"], ["/settings/sso"]]);
  });

  test("in the settings", async ({ admin: page, workspace }) => {
    const isPhone = (page.viewportSize()?.width ?? 0) < 768;
    const sheet: Click[] = isPhone ? [["button", "Open navigation"]] : [];
    await checkEach(page, [
      ["/settings/general"],
      ["/settings/plan"],
      ["/settings/plan", ["button", "Change to Free"]],
      ["/settings/sso"],
      ["/settings/sso", ["button", "Generate token"]],
      ["/settings/sso", ["button", `Revoke ${workspace.tokenName}`]],
      ["/settings/sso", ["tab", "Entra ID"]],
      ["/no/such/page"],
      ["/settings/general", ...sheet, ["button", /^Your account/]],
      ...(isPhone ? [["/settings/general", ...sheet] satisfies [string, ...Click[]]] : []),
    ]);
  });

  test("for a member", async ({ workspace, browserOf }) => {
    const ada = await workspace.member("Ada");
    const page = await browserOf(ada);
    await checkEach(page, [["/to-sign"], ["/users"]]);
    const { policyId } = await aGroupWithAPolicy(workspace, ada);
    await checkEach(page, [
      ["/to-sign"],
      [`/to-sign/${policyId}/1`],
      [`/to-sign/${policyId}/1`, ["button", "Sign this policy"]],
    ]);
    await sign(workspace.operator, ada, { policyId, version: 1 });
    await checkEach(page, [["/to-sign"], [`/to-sign/${policyId}/1`]]);
  });
});
