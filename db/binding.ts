import type { Plan } from "./schema/tenants";
import type { Role } from "./schema/users";

/** What a caller shows for itself. It is checked inside each transaction, so that a revocation needs no cache to be cleared. */
export type Credential =
  | { kind: "token"; digest: Buffer }
  | { kind: "session"; id: string }
  /** Somebody at the sign-in page. */
  | { kind: "visitor" }
  /** The command line. */
  | { kind: "operator" }
  /** The command line, about to make the workspace. */
  | { kind: "founder"; id: string; name: string; plan: Plan };

/** What the database knows of a credential at a workspace's host. */
export interface Binding {
  state: "ok" | "unknown" | "revoked";
  tenantId: string;
  tenantName: string;
  tenantPlan: Plan;
  actorId: string | null;
  actorLabel: string | null;
  actorEmail: string | null;
  actorRole: Role | null;
  lastUsedAt: string | null;
}

/** The columns of a Binding, out of what `bindingFrom` calls. */
export const bindingColumns = `state, tenant_id as "tenantId", tenant_name as "tenantName", tenant_plan as "tenantPlan",
  actor_id as "actorId", actor_label as "actorLabel", actor_email as "actorEmail", actor_role as "actorRole",
  last_used_at as "lastUsedAt"`;

interface Call {
  readonly text: string;
  readonly parameters: readonly (string | Buffer)[];
}

/**
 * The call that looks a credential up and ties the transaction to its workspace; no row where there is no such
 * workspace. Its parameters are numbered behind the first so many of its statement.
 */
export function bindingFrom(workspace: string, credential: Credential, behind = 0): Call {
  const [name, ...parameters] = callOf(workspace, credential);
  const numbered = parameters.map((_, n) => `$${behind + n + 1}`);
  return { text: `${name}(${numbered})`, parameters };
}

function callOf(
  workspace: string,
  credential: Credential,
): readonly [string, ...(string | Buffer)[]] {
  switch (credential.kind) {
    case "token":
      return ["bind_token", workspace, credential.digest];
    case "session":
      return ["bind_session", workspace, credential.id];
    case "visitor":
    case "operator":
      return ["bind_workspace", workspace];
    case "founder":
      return ["found_workspace", workspace, credential.id, credential.name, credential.plan];
  }
}
