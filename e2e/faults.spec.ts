import { publishedPolicy } from "@/tests/support/policies";
import { changedPolicies } from "@/tests/support/policy-times";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/workspace-test";

test("a page that couldn't be made is there on trying again, once it can be made", async ({
  admin: page,
  workspace,
}) => {
  await publishedPolicy(workspace, { title: "Clean desk" });
  await changedPolicies(workspace, "infinity");
  await page.goto("/policies");
  await expect(page.getByText("This page could not be loaded")).toBeVisible();
  await expectAccessible(page);

  const again = page.getByRole("button", { name: "Try again" });
  await again.click();
  await expect(again).toBeVisible();
  await changedPolicies(workspace, "now");
  await again.click();
  await expect(page.getByRole("table", { name: "Policies" })).toContainText("Clean desk");
});
