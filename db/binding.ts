import type { Plan } from "./schema/tenants";
import type { Role } from "./schema/users";

/** A caller's credential. Each transaction verifies it, so that a revocation needs no cache invalidation. */
export type Credential =
  | { kind: "token"; digest: Buffer }
  | { kind: "session"; id: string }
  /** Someone at the sign-in page. */
  | { kind: "visitor" }
  /** The command line. */
  | { kind: "operator" }
  /** The command line, creating the workspace. */
  | { kind: "founder"; id: string; name: string; plan: Plan };

/** What the database knows about a credential at a workspace's host. */
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

/** The columns of a Binding, selected from the function that `bindingFrom` calls. */
export const bindingColumns = `state, tenant_id as "tenantId", tenant_name as "tenantName", tenant_plan as "tenantPlan",
  actor_id as "actorId", actor_label as "actorLabel", actor_email as "actorEmail", actor_role as "actorRole",
  last_used_at as "lastUsedAt"`;

interface Call {
  readonly text: string;
  readonly parameters: readonly (string | Buffer)[];
}

/**
 * The function call that looks up a credential and binds the transaction to its workspace; it returns no row if there
 * is no such workspace. Its parameters are numbered after the first `behind` of the statement.
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
