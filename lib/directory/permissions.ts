import type { Actor } from "./actor";
import type { Feature } from "./plans";

/** What a verb requires of its caller. */
export type Permission =
  | "users:read"
  | "users:write"
  | "groups:read"
  | "groups:write"
  | "policies:read"
  | "policies:write"
  | "tokens:read"
  | "tokens:write"
  | "sso:read"
  | "sso:write"
  | "activity:read"
  | "workspace:write"
  | "scim:connect"
  | "own:read"
  | "own:sign"
  | "session:start"
  /** What an identity provider and a visitor may do before anyone is authenticated. */
  | "sso:start";

const ofMembers: readonly Permission[] = ["own:read", "own:sign"];
const ofTokens: readonly Permission[] = [
  "scim:connect",
  "users:read",
  "users:write",
  "groups:read",
  "groups:write",
];

/** Whether an actor has a permission. Admins and the command line have all that a person can have. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  switch (actor.type) {
    case "system":
      return true;
    case "user":
      return actor.role === "admin"
        ? permission !== "scim:connect"
        : ofMembers.includes(permission);
    case "token":
      return ofTokens.includes(permission);
    case "visitor":
      return permission === "session:start" || permission === "sso:start";
  }
}

const needs: Partial<Record<Permission, Feature>> = {
  "tokens:read": "scim",
  "tokens:write": "scim",
  "sso:write": "sso",
  "sso:start": "sso",
  "activity:read": "activityLog",
};

/** The plan feature that a permission depends on, whoever asks. */
export const featureFor = (actor: Actor, permission: Permission): Feature | undefined =>
  actor.type === "token" ? "scim" : needs[permission];
