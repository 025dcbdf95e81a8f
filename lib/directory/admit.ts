import type { Binding } from "@/db/binding";
import { type Actor, actorOf, type Tenant } from "./actor";
import type { Ctx } from "./ctx";
import { DirectoryError } from "./errors";
import { featureFor, mayDo, type Permission } from "./permissions";
import { includes, plansWith } from "./plans";

/** A caller whose credential, plan and permission have been verified. */
export interface Admitted {
  readonly tenant: Tenant;
  readonly actor: Actor;
}

/** Authorises the caller of a binding. Throws workspaceNotFound, unauthenticated, planRequired or forbidden. */
export const admit =
  (ctx: Ctx, permission: Permission) =>
  (binding: Binding | undefined): Admitted => {
    if (!binding) throw noSuchWorkspace(ctx);
    if (binding.state !== "ok") throw unproved(ctx, binding.state);

    const actor = actorOf(ctx.credential, binding);
    if (!mayDo(actor, permission)) {
      if (actor.type === "visitor") {
        throw new DirectoryError(
          "unauthenticated",
          "You aren't signed in. Sign in, then try again.",
        );
      }
      throw new DirectoryError(
        "forbidden",
        "Your role doesn't allow this. Ask an admin of the workspace.",
      );
    }
    const feature = featureFor(actor, permission);
    if (feature && !includes(binding.tenantPlan, feature)) {
      throw new DirectoryError("planRequired", planRefusal[feature]);
    }
    return {
      tenant: {
        id: binding.tenantId,
        slug: ctx.workspace,
        name: binding.tenantName,
        plan: binding.tenantPlan,
      },
      actor,
    };
  };

const planRefusal = {
  scim: `SCIM provisioning is available on the ${plansWith("scim")} plans, and this workspace is on Free. An admin can change the plan under Settings → Plan; tokens generated earlier then work again.`,
  sso: `Single sign-on is available on the ${plansWith("sso")} plans, and this workspace is on Free. An admin can change the plan under Settings → Plan.`,
  activityLog: `The Activity Log is available on the ${plansWith("activityLog")} plans, and this workspace is on Free.`,
};

const noSuchWorkspace = (ctx: Ctx) =>
  new DirectoryError(
    "workspaceNotFound",
    ctx.workspace
      ? `There is no workspace "${ctx.workspace}" here. Check the hostname.`
      : "There is no workspace at this hostname. Use the one where your team signs in.",
  );

function unproved(ctx: Ctx, state: "unknown" | "revoked"): DirectoryError {
  if (ctx.credential.kind !== "token") {
    return new DirectoryError("unauthenticated", "Your session has ended. Sign in again.");
  }
  return new DirectoryError(
    "unauthenticated",
    state === "revoked"
      ? "This SCIM token was revoked. Generate a new one under Settings → Single Sign-On, and paste it into the identity provider."
      : "This workspace has no such SCIM token. Copy the whole token, and check that it was generated in this workspace.",
  );
}
