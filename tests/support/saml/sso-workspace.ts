import type { Ctx } from "@/lib/directory/ctx";
import { changeSignInMode } from "@/lib/directory/sso/change-connection";
import { connectByMetadata } from "@/lib/directory/sso/connect";
import type { SignInMode } from "@/lib/directory/sso/connection";
import { signInBySaml } from "@/lib/directory/sso/sign-in-by-saml";
import { startSsoSignIn, startSsoTest } from "@/lib/directory/sso/start-sign-in";
import { asOwner } from "../as-owner";
import { untilWaiting } from "../held-account";
import { anew, newWorkspace, type Workspace } from "../workspace";
import { newIdentityProvider, type TestIdentityProvider } from "./identity-provider";
import { requestIn } from "./request-in";

export interface SsoWorkspace extends Workspace {
  readonly origin: string;
  readonly provider: TestIdentityProvider;
  /** The anonymous visitor who delivers a response. */
  readonly visitor: Ctx;
  /** Delivers a response to the workspace. */
  bring(samlResponse: string): ReturnType<typeof signInBySaml>;
  /** Starts a sign-in and returns the request's id. */
  request(): Promise<string>;
}

/** Delivers a response that is verified before another provider is connected, and concluded afterwards. */
export async function bringAsProviderChanges(
  { slug, bring }: Pick<SsoWorkspace, "slug" | "bring">,
  samlResponse: string,
): ReturnType<typeof signInBySaml> {
  const { bringing } = await asOwner(slug, async (sql) => {
    await sql`update sso_connections set entity_id = 'https://another.example', verified_at = null`;
    const bringing = bring(samlResponse);
    await untilWaiting(sql, 1);
    return { bringing };
  });
  return bringing;
}

/** A workspace with an identity provider whose connection its admin has tested. */
export async function newSsoWorkspace({
  mode = "optional",
}: {
  mode?: SignInMode;
} = {}): Promise<SsoWorkspace> {
  const workspace = await newWorkspace();
  const origin = `http://${workspace.slug}.localhost`;
  const provider = newIdentityProvider();
  const visitor: Ctx = { ...workspace.operator, credential: { kind: "visitor" } };
  const bring = (samlResponse: string) => signInBySaml(anew(visitor), { samlResponse, origin });

  await connectByMetadata(workspace.person, { metadata: provider.metadata });
  const inResponseTo = requestIn(await startSsoTest(workspace.person, { origin }));
  await bring(await provider.respond(origin, { nameId: workspace.admin.email, inResponseTo }));
  await changeSignInMode(workspace.person, { mode });

  return {
    ...workspace,
    origin,
    provider,
    visitor,
    bring,
    request: async () =>
      requestIn((await startSsoSignIn(anew(visitor), { origin, returnTo: "/" })).url),
  };
}
