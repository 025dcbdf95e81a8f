import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { type ScimClient, scimClient } from "@/tests/support/scim-client";
import { newWorkspace, signedIn, type Workspace } from "@/tests/support/workspace";
import { refusedByPolicy } from "./content-policy";
import { waitingForControls } from "./hydration";

type Fixtures = {
  /** The test's own workspace; pages are relative to its host. */
  workspace: Workspace;
  /** A page of the first admin, signed in. */
  admin: Page;
  /** Opens a browser for another user of the workspace, signed in, or for nobody. */
  browserOf: (userId: string | null) => Promise<Page>;
  /** An integration that calls over HTTP with the workspace's token. */
  okta: ScimClient;
};

const port = () => Number(process.env.E2E_PORT);

/** Playwright's test with people already signed in; it fails if a page violates its content security policy. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs off this pattern
  workspace: async ({}, use) => use(await newWorkspace()),
  baseURL: ({ workspace }, use) => use(originOf(workspace)),

  page: async ({ page }, use) => {
    const refused = refusedByPolicy(page);
    await use(waitingForControls(page));
    expect(refused, "nothing that a page of ours does is against its own policy").toEqual([]);
  },
  admin: async ({ page, context, workspace }, use) => {
    await enter(context, workspace, workspace.adminId);
    await use(page);
  },
  browserOf: async ({ browser, workspace }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (userId) => {
      const context = await browser.newContext({ baseURL: originOf(workspace) });
      contexts.push(context);
      if (userId) await enter(context, workspace, userId);
      return waitingForControls(await context.newPage());
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  okta: ({ workspace: { slug, token } }, use) => use(scimClient({ slug, port: port(), token })),
});

export { expect };

const originOf = ({ slug }: Workspace) => `http://${slug}.localhost:${port()}`;

async function enter(context: BrowserContext, workspace: Workspace, userId: string): Promise<void> {
  const { credential } = await signedIn(workspace.operator, userId);
  if (credential.kind !== "session") throw new Error("signing in gives a session");
  const url = originOf(workspace);
  const session = { id: credential.id, expiresAt: new Date(Date.now() + 3_600_000) };
  const value = await sealSession(session, workspace.slug);
  await context.addCookies([{ name: cookieName(url), value, url }]);
}
