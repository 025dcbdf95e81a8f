import "server-only";
import type { UserRow } from "@/db/queries/users";
import type { SamlRefusalCode } from "@/lib/saml/refusal";
import type { Tenant } from "../actor";
import type { ActivityEntry } from "../outcome";
import { userTarget } from "../users/change-account";
import { workspaceTarget } from "../workspace-target";
import type { PersonRefusal } from "./person";

/** Why a sign-in by SSO failed; pages have a text for each. */
export type SsoRefusal = SamlRefusalCode | PersonRefusal | "notOn";

interface Refused {
  readonly tenant: Tenant;
  readonly reason: SsoRefusal;
  readonly user?: UserRow | undefined;
  /** Of somebody whom the provider authenticated. */
  readonly email?: string | undefined;
}

/** The event for a refusal. It contains nothing from an unverified message, because anyone can send one. */
export const refusedSignIn = ({ tenant, reason, user, email }: Refused): ActivityEntry => ({
  action: "user.sign_in_refused",
  target: user
    ? userTarget(user)
    : { ...workspaceTarget(tenant), label: email?.slice(0, 200) || "somebody unproved" },
  after: { reason },
  source: "saml",
});
