import type { Page } from "@playwright/test";
import { publishedPolicy } from "@/tests/support/policies";
import { type ProviderServer, startProvider } from "@/tests/support/saml/provider-server";
import { scimClient } from "@/tests/support/scim-client";
import { expectAccessible } from "./support/axe";
import { openAccount, signIn } from "./support/sign-in";
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
async function connect(
  page: Page,
  idp: ProviderServer,
  who: string,
  { mode, metadata = idp.provider.metadata }: { mode: string; metadata?: string },
): Promise<void> {
  await page.goto("/settings/sso");
  await page.getByRole("tab", { name: "Metadata XML" }).click();
  await page.getByRole("textbox", { name: "Metadata XML" }).fill(metadata);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText("Not tested since the last change")).toBeVisible();

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
  await connect(page, idp, tenant.admin.email, { mode: "Every member" });
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
  // The page is left alone, and finds out by itself.
  await expect(person.getByText("Your session has ended.")).toBeVisible({
    timeout: 20_000,
  });
  await expect(person.getByRole("link", { name: "Sign in with SSO" })).toBeVisible();
  await expectAccessible(person);
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

async function signOut(page: Page): Promise<void> {
  await openAccount(page);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

for (const binding of ["HTTP-Redirect", "HTTP-POST"]) {
  test(`sign-in may begin at the provider, and signing out ends both sessions, by ${binding}`, async ({
    page,
    tenant,
    idp,
  }) => {
    const origin = `http://${tenant.slug}.localhost:${PORT}`;
    await signIn(page, tenant);
    const metadata = idp.metadataWith([binding]);
    await connect(page, idp, tenant.admin.email, { mode: "Anyone who wants to", metadata });
    await page.context().clearCookies();

    idp.signInAs(tenant.admin.email);
    await page.goto(idp.dashboard(origin));
    await page.getByRole("button", { name: "Continue as" }).click();
    await expect(page).toHaveURL(`${origin}/to-sign`);

    await signOut(page);
    await expect(
      page.getByText("You are signed out, here and at your identity provider."),
    ).toBeVisible();
    expect(idp.logouts).toHaveLength(1);
    await page.goto(`${origin}/to-sign`);
    await expect(page).toHaveURL(/sign-in/);

    // A provider that is down is in nobody's way out.
    await signInBySaml(page, idp, tenant.admin.email);
    await expect(page.getByRole("main")).toBeVisible();
    await idp.stop();
    const leaving = page.waitForRequest(/\/slo/);
    await signOut(page);
    await leaving;
    const another = await page.context().newPage();
    await another.goto("/to-sign");
    await expect(another).toHaveURL(/sign-in/);
  });
}

test("an admin gives the provider a new certificate before anything is signed with it", async ({
  page,
  tenant,
}) => {
  await signIn(page, tenant);
  await page.goto("/settings/sso");
  const own = page
    .getByRole("heading", { name: "This workspace's certificate" })
    .locator("xpath=../..");
  const fingerprints = own.getByText(/^SHA-256/);
  await expect(own).toContainText("created when it is first downloaded");
  const first = page.waitForEvent("download");
  await own.getByRole("link", { name: "Download certificate" }).click();
  expect((await first).suggestedFilename()).toBe(`accedo-${tenant.slug}.pem`);
  await page.reload();
  const [old] = await fingerprints.allInnerTexts();
  await own.getByRole("button", { name: "New certificate" }).click();
  await page.getByRole("button", { name: "Create certificate" }).click();
  await expect(fingerprints).toHaveCount(2);
  const saved = page.waitForEvent("download");
  await own.getByRole("link", { name: "Download new certificate" }).click();
  expect((await saved).suggestedFilename()).toBe(`accedo-${tenant.slug}.next.pem`);
  await expectAccessible(page);

  await own.getByRole("button", { name: "Use new certificate" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Use new certificate" }).click();
  await expect(fingerprints).toHaveCount(1);
  await expect(fingerprints).not.toHaveText(old ?? "");
});

test("where SSO is required, an admin still gets in with a password, and a stranger gets a clear page", async ({
  page,
  tenant,
  idp,
}) => {
  await signIn(page, tenant);
  await connect(page, idp, tenant.admin.email, { mode: "Every member" });
  await page.context().clearCookies();

  await page.goto("/sign-in");
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await expectAccessible(page);
  await signInBySaml(page, idp, "stranger@corp.example");
  await expect(page.getByRole("heading", { name: "You don't have an account" })).toBeVisible();

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Sign in with a password" }).click();
  await page.getByLabel("Email").fill(tenant.admin.email);
  await page.getByLabel("Password").fill(tenant.admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});
