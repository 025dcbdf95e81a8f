import { mkdir, stat } from "node:fs/promises";
import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { operatorCtx } from "@/lib/directory/operator";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { signedIn } from "@/tests/support/workspace";
import { seedShowcase } from "./support/showcase";

const port = Number(process.env.E2E_PORT);
const origin = `http://acme.localhost:${port}`;
const mostBytes = 200_000;

const desktop: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1.25,
};
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

type Picture = {
  file: string;
  who: string;
  form?: BrowserContextOptions;
  dark?: boolean;
  arrange: (page: Page) => Promise<void>;
};

const goto = (path: string) => (page: Page) => page.goto(path).then(() => undefined);

async function toProvisioning(page: Page): Promise<void> {
  await page.goto("/settings/sso");
  const panel = page.getByRole("heading", { name: "SCIM provisioning" });
  await panel.evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top - 32));
}

async function toActivity(page: Page): Promise<void> {
  await page.goto("/activity?source=scim");
  await page.getByText("changed family name from").click();
}

async function toPolicy(page: Page): Promise<void> {
  await page.goto("/policies");
  await page.getByRole("link", { name: "Acceptable use of company devices" }).click();
  await expect(page.getByRole("table", { name: "Sign-offs" })).toBeVisible();
}

async function toRead(page: Page): Promise<void> {
  await page.goto("/to-sign");
  await page
    .getByRole("link", { name: /^Read and sign/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Sign this policy" })).toBeVisible();
}

const admin = "Ann Lindqvist";
const member = "Samuel Adeyemi";

const pictures: Picture[] = [
  { file: "sso-desktop-light", who: admin, arrange: toProvisioning },
  { file: "sso-desktop-dark", who: admin, dark: true, arrange: toProvisioning },
  { file: "users-desktop-light", who: admin, arrange: goto("/users") },
  { file: "activity-desktop-light", who: admin, arrange: toActivity },
  { file: "activity-desktop-dark", who: admin, dark: true, arrange: toActivity },
  { file: "policy-desktop-light", who: admin, arrange: toPolicy },
  { file: "to-sign-phone-light", who: member, form: phone, arrange: goto("/to-sign") },
  { file: "read-phone-dark", who: member, form: phone, dark: true, arrange: toRead },
];

let people: Map<string, string>;

test.beforeAll(async () => {
  people = await seedShowcase(port);
  await mkdir("docs/images", { recursive: true });
});

for (const { file, who, form = desktop, dark = false, arrange } of pictures) {
  test(file, async ({ browser }) => {
    const context = await browser.newContext({
      ...form,
      baseURL: origin,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    await context.addCookies([await sessionCookie(people.get(who) ?? "")]);
    const page = await context.newPage();
    await arrange(page);
    await page.waitForLoadState("networkidle");
    const path = `docs/images/${file}.png`;
    await page.screenshot({ path });
    expect((await stat(path)).size).toBeLessThan(mostBytes);
    await context.close();
  });
}

async function sessionCookie(userId: string) {
  const { credential } = await signedIn(operatorCtx("acme"), userId);
  if (credential.kind !== "session") throw new Error("signing in gives a session");
  const session = { id: credential.id, expiresAt: new Date(Date.now() + 3_600_000) };
  return { name: cookieName(origin), value: await sealSession(session, "acme"), url: origin };
}
