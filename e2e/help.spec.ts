import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/workspace-test";

const articles: [slug: string, title: string][] = [
  ["sso-and-saml", "SSO and SAML"],
  ["scim-provisioning", "SCIM provisioning"],
  ["troubleshooting", "Troubleshooting"],
  ["users-and-roles", "Users and roles"],
  ["groups-and-auto-assign", "Groups and auto-assign"],
];

test("an admin finds every article, and this workspace's own values in it", async ({
  admin: page,
  workspace: tenant,
}) => {
  await page.goto("/help");
  const links = page.getByRole("list", { name: "Articles" }).getByRole("link");
  await expect(links).toHaveCount(articles.length);
  await expectAccessible(page);
  await links.filter({ hasText: "SCIM provisioning" }).click();
  const endpoint = `http://${tenant.slug}.localhost:${process.env.E2E_PORT}/scim/v2`;
  await expect(page.getByRole("textbox", { name: "SCIM endpoint URL" })).toHaveValue(endpoint);
  await page.goto("/help/troubleshooting#kept");
  const premium = page.getByRole("listitem").filter({ hasText: "Premium" });
  await expect(premium).toContainText("provisioning requests for 30 days.");
});

for (const [slug, title] of articles) {
  test(`axe finds nothing in ${title}, and each of its anchors leads somewhere`, async ({
    admin: page,
  }) => {
    await page.goto(`/help/${slug}`);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expectAccessible(page);
    const anchors = page.locator('nav[aria-label="On this page"] a');
    const broken = await anchors.evaluateAll((links) =>
      links.filter((link) => !document.querySelector(link.getAttribute("href") ?? "")),
    );
    expect(broken).toEqual([]);
  });
}

test("a member finds what concerns members, and nothing else", async ({ workspace, browserOf }) => {
  const page = await browserOf(await workspace.member("Bo"));
  await page.goto("/help");
  const links = page.getByRole("list", { name: "Articles" }).getByRole("link");
  await expect(links).toHaveCount(2);
  await links.filter({ hasText: "Users and roles" }).click();
  await expect(page.getByRole("article").getByText(`Bo@${workspace.slug}.example`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Two roles" })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto("/help/troubleshooting");
  await expect(page.getByText("Only admins can open this page")).toBeVisible();
});
