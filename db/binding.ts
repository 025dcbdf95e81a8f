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
  readonly name: string;
  readonly parameters: readonly (string | Buffer)[];
}

/** The call that looks a credential up and ties the transaction to its workspace; no row where there is no such workspace. */
export function bindingFrom(workspace: string, credential: Credential): Call {
  switch (credential.kind) {
    case "token":
      return { name: "bind_token", parameters: [workspace, credential.digest] };
    case "session":
      return { name: "bind_session", parameters: [workspace, credential.id] };
    case "visitor":
    case "operator":
      return { name: "bind_workspace", parameters: [workspace] };
    case "founder": {
      const { id, name, plan } = credential;
      return { name: "found_workspace", parameters: [workspace, id, name, plan] };
    }
  }
}
