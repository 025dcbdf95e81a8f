import { readFile } from "node:fs/promises";
import { publishedPolicy, sign } from "@/tests/support/policies";
import { postGroup } from "@/tests/support/provisioning";
import { expect, test } from "./support/workspace-test";

test("a policy is drafted, published and attached; its next version asks again", async ({
  admin: page,
  workspace,
}) => {
  const ada = await workspace.member("Ada");
  await postGroup(workspace.operator, "Research", [ada]);

  await page.goto("/policies");
  await expect(page.getByText("No policies yet")).toBeVisible();
  await page.getByRole("link", { name: "New policy" }).click();
  await page.getByLabel("Title").fill("Clean desk");
  await page
    .getByRole("textbox", { name: "Text" })
    .fill("# Why\n\nNobody reads what isn't there.\n\n- Lock it\n- Take it");
  await page.getByLabel("Days to sign").fill("14");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Nobody is asked to sign a draft.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Why" })).toBeVisible();
  await expect(page.getByText("Due 14 days after a person is asked to sign.")).toBeVisible();

  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Attach to a group" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Research/ })
    .click();
  const signatures = page.getByRole("table", { name: "Sign-offs" });
  const row = signatures.getByRole("row").filter({ hasText: "Ada Lee" });
  await expect(row).toContainText("To sign");

  const policyId = page.url().split("/").at(-1) ?? "";
  await sign(workspace.operator, ada, { policyId, version: 1 });
  await page.reload();
  await expect(row).toContainText("Signed");
  await expect(page.getByText("1 of 1")).toBeVisible();

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Text" }).fill("Another text.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("The draft differs from version 1.")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish version 2" }).click();
  await expect(row).toContainText("To sign");
  await expect(page.getByText("0 of 1")).toBeVisible();
  await expect(page.getByRole("table", { name: "Versions" }).getByRole("row")).toHaveCount(3);

  await page.getByRole("table", { name: "Versions" }).getByRole("link").last().click();
  await expect(page.getByText("Version 1, published")).toBeVisible();
  await expect(page.getByText("Nobody reads what isn't there.")).toBeVisible();
  await expect(page).toHaveTitle(/^Clean desk, version 1/);
  await page.goto(`/policies/${policyId}/versions/99999999999`);
  await expect(page.getByText("There is nothing at this address")).toBeVisible();

  await page.goto(`/users/${ada}`);
  const asked = page.getByRole("table", { name: "Policies" }).getByRole("row");
  await expect(asked.filter({ hasText: "To sign" })).toContainText("Research");
  await expect(asked.filter({ hasText: "Signed" }).last()).toContainText("Clean desk");
});

test("policies are searched by words of their titles", async ({ admin: page, workspace }) => {
  for (const title of ["Clean desk", "Remote work"]) await publishedPolicy(workspace, { title });
  await page.goto("/policies");
  const policies = page.getByRole("table", { name: "Policies" });
  await page.getByRole("searchbox", { name: "Search policies" }).fill("REMOTE");
  await expect(policies.getByRole("row")).toHaveCount(2);
  await expect(policies).toContainText("Remote work");
  await page.getByRole("searchbox", { name: "Search policies" }).fill("nothing");
  await expect(page.getByText("No policy matches")).toBeVisible();
});

test("a policy is assigned to one person, archived, and brought back by undo", async ({
  admin: page,
  workspace,
}) => {
  await workspace.member("Ada");
  const id = await publishedPolicy(workspace, { title: "Clean desk" });
  await page.goto(`/policies/${id}`);
  await expect(page.getByText("Nobody is asked to sign this version.")).toBeVisible();
  await page.getByRole("button", { name: "Assign to a person" }).click();
  await page.getByRole("dialog").getByLabel("Name or email").fill("ada");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Ada Lee/ })
    .click();
  await expect(page.getByRole("table", { name: "Sign-offs" })).toContainText("Ada Lee");

  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive policy" }).click();
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible();
});

test("the signatures are filtered in the address, and downloaded as they are filtered", async ({
  admin: page,
  workspace,
}) => {
  const userIds = [];
  for (const name of ["Ada", "Kim", "Kit"]) userIds.push(await workspace.member(name));
  const id = await publishedPolicy(workspace, { title: "Clean desk", userIds });
  await sign(workspace.operator, userIds[1] ?? "", { policyId: id, version: 1 });

  await page.goto(`/policies/${id}`);
  await page.getByRole("button", { name: /^Status/ }).click();
  await page.getByRole("menuitemradio", { name: "Signed", exact: true }).click();
  const signatures = page.getByRole("table", { name: "Sign-offs" });
  await expect(signatures).toContainText("Kim Lee");
  await expect(signatures.getByText("Ada Lee")).toHaveCount(0);
  await expect(page).toHaveURL(/\?state=signed$/);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${workspace.slug}-sign-offs.*\\.csv$`));
  const csv = await readFile(await file.path(), "utf8");
  expect(csv).toContain("Kim Lee");
  expect(csv).not.toContain("Ada Lee");

  await page.getByRole("button", { name: /^Status/ }).click();
  await page.getByRole("menuitemradio", { name: "Not signed" }).click();
  await expect(signatures).toContainText("Ada Lee");
  await expect(signatures.getByText("Kim Lee")).toHaveCount(0);

  await page.getByRole("searchbox", { name: "Search name or email" }).fill("KI");
  await expect(signatures.getByText("Ada Lee")).toHaveCount(0);
  await expect(signatures).toContainText("Kit Lee");
  const searched = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const rows = await readFile(await (await searched).path(), "utf8");
  expect(rows).toContain("Kit Lee");
  expect(rows).not.toMatch(/Ada Lee|Kim Lee/);
  await page.getByRole("searchbox").fill("nobody");
  await expect(page.getByText("Nobody matches.")).toBeVisible();
});

test("printed signatures are rows on narrow paper, too, below the filters that are set", async ({
  admin: page,
  workspace,
}) => {
  const id = await publishedPolicy(workspace, { userIds: [await workspace.member("Ada")] });
  await page.goto(`/policies/${id}?state=open`);
  await page.setViewportSize({ width: 718, height: 1_000 });
  await page.emulateMedia({ media: "print" });
  const row = page.getByRole("table", { name: "Sign-offs" }).getByRole("row").last();
  await expect(row).toContainText("Ada Lee");
  await expect(row).toHaveCSS("display", "table-row");
  await expect(page.getByRole("button", { name: /^Status/ })).toBeVisible();
  await expect(page.getByRole("searchbox")).toBeHidden();
});

test("a draft that lacks its title or names no number of days is refused at the field", async ({
  admin: page,
}) => {
  await page.goto("/policies/new");
  await page.getByLabel("Title").fill("Clean desk");
  await page.getByRole("textbox", { name: "Text" }).fill("Lock it.");
  const days = page.getByLabel("Days to sign");
  await days.fill("soon");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(days).toHaveAccessibleDescription(/Enter a whole number of days/);
  await expect(page.getByRole("textbox", { name: "Text" })).toHaveValue("Lock it.");
});

test("a printed signature is dark on white, with who signed, when, and nothing of the frame", async ({
  workspace,
  browserOf,
}) => {
  const ada = await workspace.member("Ada");
  const id = await publishedPolicy(workspace, { title: "Clean desk", userIds: [ada], dueDays: 7 });
  const page = await browserOf(ada);
  await page.goto(`/to-sign/${id}/1`);
  await expect(page).toHaveTitle(/^Clean desk/);
  await expect(page.getByText("due in 7 days")).toBeVisible();
  await page.getByRole("button", { name: "Sign this policy" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign" }).click();
  const signed = page.getByText("Signed by you");
  await expect(signed).toBeVisible();
  await expect(signed).not.toContainText("Ada Lee", { useInnerText: true });
  await expect(signed).toContainText("just now", { useInnerText: true });

  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  await page.emulateMedia({ media: "print" });
  await expect(signed).toContainText("Signed by you (Ada Lee)", { useInnerText: true });
  await expect(signed).not.toContainText("just now", { useInnerText: true });
  await expect(page.getByRole("link", { name: "Open To sign" })).toBeHidden();
  for (const frame of await page.getByRole("banner").all()) await expect(frame).toBeHidden();
  const paper = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    const [time] = document.querySelectorAll("footer time");
    return { color, backgroundColor, moment: time && getComputedStyle(time, "::after").content };
  });
  expect(paper.color).toBe("rgb(24, 24, 27)");
  expect(paper.backgroundColor).toBe("rgb(255, 255, 255)");
  expect(paper.moment).toContain(new Date().toISOString().slice(0, 4));
});
