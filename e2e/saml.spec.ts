import type { Page } from "@playwright/test";
import { publishedPolicy } from "@/tests/support/policies";
import { type ProviderServer, startProvider } from "@/tests/support/saml/provider-server";
import { scimClient } from "@/tests/support/scim-client";
import { expectAccessible } from "./support/axe";
import { signIn } from "./support/sign-in";
import { test as base, expect } from "./support/test";

const PORT = Number(process.env.E2E_PORT);

const test = base.extend<{ idp: ProviderServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs off this pattern
  idp: async ({}, use) => {
    const idp = await startProvider();
    await use(idp);
    await idp.stop();
  },
});

// Each visits two servers several times over.
test.describe.configure({ timeout: 90_000 });

/** Connects, tests, and lets everybody in, as an admin does. */
async function connect(page: Page, idp: ProviderServer, who: string, mode: string): Promise<void> {
  await page.goto("/settings/sso");
  await page.getByRole("tab", { name: "Metadata XML" }).click();
  await page.getByRole("textbox", { name: "Metadata XML" }).fill(idp.provider.metadata);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText("Not tested since it was changed")).toBeVisible();

  idp.signInAs(who);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: `Continue as ${who}` }).click();
  await expect(page.getByRole("status").getByText("The connection works.")).toBeVisible();
  await expect(page.getByText("Valid, RSA-SHA256")).toBeVisible();

  await page.getByRole("radio", { name: mode }).check();
  await page
    .getByRole("group", { name: "Who signs in with SSO" })
    .locator("xpath=..")
    .getByRole("button", { name: "Save" })
    .click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

async function signInBySaml(page: Page, idp: ProviderServer, who: string): Promise<void> {
  idp.signInAs(who);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Sign in with SSO" }).click();
  await page.getByRole("button", { name: `Continue as ${who}` }).click();
}

test("SCIM makes a person, SAML lets them in, they sign; SCIM takes them out, and the log tells it all", async ({
  page,
  browser,
  tenant,
  idp,
}) => {
  await signIn(page, tenant);
  await connect(page, idp, tenant.admin.email, "Every member");
  await expectAccessible(page);

  const okta = scimClient({ slug: tenant.slug, port: PORT, token: tenant.token });
  const group = await okta.post("/Groups", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Engineering",
  });
  expect(group.status).toBe(201);
  await publishedPolicy(tenant, { title: "Code of conduct", groupIds: [String(group.body.id)] });
  const lee = await okta.post("/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: "Lee.Chen@corp.example",
    name: { givenName: "Lee", familyName: "Chen" },
    emails: [{ primary: true, value: "Lee.Chen@corp.example", type: "work" }],
    groups: [{ value: group.body.id }],
    active: true,
  });
  expect(lee.status).toBe(201);

  const theirs = await browser.newContext({ baseURL: `http://${tenant.slug}.localhost:${PORT}` });
  const person = await theirs.newPage();
  await signInBySaml(person, idp, "lee.chen@corp.example");
  await person.goto("/to-sign");
  await person.getByRole("link", { name: "Read and sign Code of conduct" }).click();
  await person.getByRole("button", { name: "Sign this policy" }).click();
  await person.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(person.getByText("Signed by you")).toBeVisible();

  const deactivation = {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", value: { active: false } }],
  };
  expect((await okta.patch(`/Users/${lee.body.id}`, deactivation)).status).toBe(200);
  await person.reload();
  await expect(person.getByRole("link", { name: "Sign in with SSO" })).toBeVisible();
  await signInBySaml(person, idp, "lee.chen@corp.example");
  await expect(person.getByRole("heading", { name: "Your account is deactivated" })).toBeVisible();
  await expectAccessible(person);
  await theirs.close();

  await page.goto("/activity");
  const events = page.getByRole("list", { name: "Events" }).locator("> li");
  const story = [
    /refused a sign-in as Lee Chen/,
    /Okta SCIM deactivated Lee Chen/,
    /Lee Chen signed .*Code of conduct/,
    /Lee Chen signed in/,
  ];
  const texts = await events.allInnerTexts();
  const told = story.map((part) => texts.findIndex((text) => part.test(text)));
  expect(told).not.toContain(-1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test("sign-in may begin at the provider, and signing out ends its session too", async ({
  page,
  tenant,
  idp,
}) => {
  const origin = `http://${tenant.slug}.localhost:${PORT}`;
  await signIn(page, tenant);
  await connect(page, idp, tenant.admin.email, "Whoever wants to");
  await page.context().clearCookies();

  idp.signInAs(tenant.admin.email);
  await page.goto(idp.dashboard(origin));
  await page.getByRole("button", { name: "Continue as" }).click();
  await expect(page).toHaveURL(`${origin}/to-sign`);

  const navigation = page.getByRole("button", { name: "Open navigation" });
  if (await navigation.isVisible()) await navigation.click();
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Signed out at the provider" })).toBeVisible();
  expect(idp.logouts).toHaveLength(1);
  await page.goto(`${origin}/to-sign`);
  await expect(page).toHaveURL(/sign-in/);
});

test("where SSO is required, an admin still gets in with a password, and a stranger gets a clear page", async ({
  page,
  tenant,
  idp,
}) => {
  await signIn(page, tenant);
  await connect(page, idp, tenant.admin.email, "Every member");
  await page.context().clearCookies();

  await page.goto("/sign-in");
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await expectAccessible(page);
  await signInBySaml(page, idp, "stranger@corp.example");
  await expect(page.getByRole("heading", { name: "You have no account" })).toBeVisible();

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Sign in with a password" }).click();
  await page.getByLabel("Email").fill(tenant.admin.email);
  await page.getByLabel("Password").fill(tenant.admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});
