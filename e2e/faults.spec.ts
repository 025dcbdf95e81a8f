import type { Route } from "@playwright/test";
import { publishedPolicy } from "@/tests/support/policies";
import { changedPolicies } from "@/tests/support/policy-times";
import { postGroup } from "@/tests/support/provisioning";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/workspace-test";

test("a form that no answer came to keeps what was typed, and can be sent again", async ({
  admin: page,
}) => {
  await page.goto("/policies/new");
  await page.getByLabel("Title").fill("Clean desk");
  await page.getByRole("textbox", { name: "Text" }).fill("Lock it.");
  const save = page.getByRole("button", { name: "Save draft" });
  const asks = async (answer: (route: Route) => Promise<void>) => {
    await page.unroute("**/policies/new");
    await page.route("**/policies/new", (route) =>
      route.request().method() === "POST" ? answer(route) : route.continue(),
    );
    await save.click();
  };

  await asks((route) => route.abort());
  await expect(page.getByText("There was no response")).toBeVisible();
  await asks((route) => {
    const headers = { ...route.request().headers(), "next-action": "0".repeat(42) };
    return route.continue({ headers });
  });
  await expect(page.getByText("Accedo was updated after you opened this page.")).toBeVisible();
  await asks((route) => route.fulfill({ status: 502, body: "Bad gateway" }));
  await expect(page.getByText("There was no response")).toBeVisible();
  await expectAccessible(page);

  await asks((route) => route.continue());
  await expect(page.getByRole("heading", { level: 1, name: /Clean desk/ })).toBeVisible();
  await expect(page.getByText("Lock it.")).toBeVisible();
});

test("what no answer came to says so, and leaves the page as it is", async ({
  admin: page,
  workspace,
}) => {
  const ada = await workspace.member("Ada");
  const { id } = await postGroup(workspace.operator, "Research", [ada]);
  await page.goto(`/groups/${id}`);
  await page.route(`**/groups/${id}`, (route) => route.abort());
  await page.getByRole("button", { name: /^Remove Ada Lee/ }).click();
  await expect(page.getByText("There was no response")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ada Lee" })).toBeVisible();
});

test("a dialog whose script doesn't come leaves the page as it is, and can be asked for again", async ({
  admin: page,
}) => {
  await page.goto("/settings/sso");
  const typed = page.getByRole("textbox", { name: "Metadata URL" });
  await typed.fill("https://idp.example/metadata");
  await page.route("**/_next/static/chunks/**", (route) => route.abort());
  const generate = page.getByRole("button", { name: "Generate token" });
  await generate.click();
  await expect(page.getByText("This couldn't be loaded.")).toBeVisible();
  await expect(typed).toHaveValue("https://idp.example/metadata");

  await page.unroute("**/_next/static/chunks/**");
  await generate.click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a page that couldn't be made is there on trying again, once it can be made", async ({
  admin: page,
  workspace,
}) => {
  await publishedPolicy(workspace, { title: "Clean desk" });
  await changedPolicies(workspace, "infinity");
  await page.goto("/policies");
  await expect(page.getByText("This page couldn't be loaded")).toBeVisible();
  await expectAccessible(page);

  await changedPolicies(workspace, "now");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table", { name: "Policies" })).toContainText("Clean desk");
});
