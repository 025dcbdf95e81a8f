import { addGroup } from "@/lib/directory/groups/edit-group";
import { publishedPolicy } from "@/tests/support/policies";
import { provisionGroup, provisionPerson } from "./support/provisioned";
import { expect, test } from "./support/workspace-test";

test("a group is made, filled, renamed and deleted; leaving it can be undone", async ({
  admin: page,
  workspace,
}) => {
  await workspace.member("Ada");
  await page.goto("/groups");
  await expect(page.getByText("No groups yet")).toBeVisible();
  await page.getByRole("button", { name: "New group" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Research");
  await page.getByRole("button", { name: "Add group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Research" })).toBeVisible();
  await expect(page).toHaveTitle(/^Research ·/);

  await page.getByRole("button", { name: "Add member" }).click();
  await page.getByRole("dialog").getByLabel("Name or email").fill("ada");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Ada Lee/ })
    .click();
  const members = page.getByRole("table", { name: "Members" });
  await expect(members.getByRole("link", { name: "Ada Lee" })).toBeVisible();
  await members.getByRole("button", { name: "Remove Ada Lee" }).click();
  await expect(members).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(members.getByRole("link", { name: "Ada Lee" })).toBeVisible();

  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Research and development");
  await page.getByRole("button", { name: "Rename group" }).click();
  await expect(page.getByRole("heading", { name: "Research and development" })).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("No accounts or sign-offs are deleted.");
  await question.getByRole("button", { name: "Delete group" }).click();
  await expect(page.getByText("“Research and development” deleted")).toBeVisible();
  await expect(page.getByText("No groups yet")).toBeVisible();
});

test("a group shows its policies, its members and the groups around it", async ({
  admin: page,
  workspace,
  okta,
}) => {
  const lee = await provisionPerson(okta, "Lee Chen");
  const inner = await provisionGroup(okta, "Platform", [lee]);
  await provisionGroup(okta, "Engineering", [inner]);
  await publishedPolicy(workspace, { title: "Clean desk", groupIds: [inner] });

  await page.goto("/groups");
  const row = page.getByRole("row").filter({ hasText: "Platform" });
  await expect(row).toContainText("Okta");
  await row.getByRole("link", { name: "Platform" }).click();
  await expect(page.getByRole("region", { name: "Policies" })).toContainText("Clean desk");
  await expect(page.getByRole("region", { name: "Members" })).toContainText("Lee Chen");
  await expect(page.getByRole("region", { name: "Part of" })).toContainText("Engineering");
  await expect(page.getByText("through “Okta”. Change them there.")).toBeVisible();
  for (const verb of ["Rename", "Delete", "Add member", "Remove Lee Chen"]) {
    await expect(page.getByRole("button", { name: verb })).toHaveCount(0);
  }
});

test("members are searched on the server, and groups too", async ({
  admin: page,
  workspace,
  okta,
}) => {
  const ids = [await provisionPerson(okta, "Lee Chen"), await provisionPerson(okta, "Kim Ito")];
  const id = await provisionGroup(okta, "Platform", ids);
  await addGroup(workspace.operator, { name: "Sales" });
  await page.goto(`/groups/${id}`);
  await page.getByRole("searchbox", { name: "Search members" }).fill("kim");
  const members = page.getByRole("table", { name: "Members" });
  await expect(members.getByRole("link", { name: "Lee Chen" })).toHaveCount(0);
  await expect(members.getByRole("link", { name: "Kim Ito" })).toBeVisible();
  await page.goto("/groups?q=sal");
  await expect(page.getByText("1 group", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sales" })).toBeVisible();
});

test("a name that is taken says so at the field", async ({ admin: page, workspace }) => {
  await addGroup(workspace.operator, { name: "Sales" });
  await page.goto("/groups");
  await page.getByRole("button", { name: "New group" }).click();
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("SALES");
  await page.getByRole("button", { name: "Add group" }).click();
  await expect(name).toHaveAccessibleDescription(
    'A group named "Sales" already exists. Choose another name.',
  );
  await expect(name).toHaveValue("SALES");
});
