import { randomBytes } from "node:crypto";
import type { Ctx } from "@/lib/directory/ctx";
import { operatorCtx } from "@/lib/directory/operator";
import type { Plan } from "@/lib/directory/plans";
import { redeemSetPasswordLink } from "@/lib/directory/set-password";
import { createToken } from "@/lib/directory/tokens";
import { changePlan, createWorkspace } from "@/lib/directory/workspaces";

export type TestTenant = {
  slug: string;
  /** May do everything, like the command line. */
  operator: Ctx;
  /** A SCIM token in the form that an IdP sends. */
  token: string;
  tokenId: string;
  tokenName: string;
  admin: { email: string; password: string };
  /** Sets the first admin's password, once, and returns the resulting session. */
  signInAdmin(): Promise<Ctx>;
};

/** One test's own workspace, created by the product's verbs, with one admin and one token. */
export async function newTenant({ plan = "premium" }: { plan?: Plan } = {}): Promise<TestTenant> {
  const slug = `t${randomBytes(6).toString("hex")}`;
  const operator = operatorCtx(slug);
  const admin = { email: `admin@${slug}.example`, password: "correct horse battery staple" };
  const tokenName = "Okta";

  const link = await createWorkspace({
    slug,
    name: `Test ${slug}`,
    plan: "premium",
    admin: admin.email,
  });
  const { token, secret } = await createToken(operator, { name: tokenName });
  // After the token, since the plan may not allow tokens.
  await changePlan(operator, { plan });

  return {
    slug,
    operator,
    token: secret,
    tokenId: token.id,
    tokenName,
    admin,
    async signInAdmin() {
      const visitor: Ctx = { ...operator, credential: { kind: "visitor" } };
      const redemption = { secret: link.secret, password: admin.password };
      const session = await redeemSetPasswordLink(visitor, redemption);
      return { ...operator, credential: { kind: "session", id: session.id } };
    },
  };
}
