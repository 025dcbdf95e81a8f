import type { Binding, Credential } from "@/db/binding";
import type { Role } from "@/db/schema/users";
import type { Plan } from "./plans";

export { type Role, roles } from "@/db/schema/users";

export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly plan: Plan;
}

/** Who is acting, as authenticated by the database. */
export type Actor =
  | { type: "user"; id: string; label: string; email: string | null; role: Role }
  | { type: "token"; id: string; label: string; lastUsedAt: Date | null }
  | { type: "system" }
  | { type: "visitor" };

/** The actor of a binding in state "ok". */
export function actorOf(credential: Credential, binding: Binding): Actor {
  const { actorId, actorLabel, actorEmail, actorRole, lastUsedAt } = binding;
  switch (credential.kind) {
    case "visitor":
      return { type: "visitor" };
    case "operator":
    case "founder":
      return { type: "system" };
    case "token":
      return {
        type: "token",
        id: present(actorId),
        label: present(actorLabel),
        lastUsedAt: lastUsedAt ? new Date(lastUsedAt) : null,
      };
    case "session":
      return {
        type: "user",
        id: present(actorId),
        label: present(actorLabel),
        email: actorEmail,
        role: present(actorRole),
      };
  }
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error("a binding in state ok names its actor");
  return value;
}
