import { isObject, type Json, type JsonObject } from "@/lib/scim/json";

type Event = { action: string; before: JsonObject | null; after: JsonObject | null };

/** Puts an event into words: the verb between actor and target, and what follows the target. */
type Phrase = { verb: string | ((event: Event) => string); rest?: (event: Event) => string };

const named = (value: Json | undefined): string => (typeof value === "string" ? value : "another");

const phrases: Record<string, Phrase> = {
  "user.created": { verb: "created" },
  "user.updated": { verb: "updated" },
  "user.deactivated": { verb: "deactivated" },
  "user.reactivated": { verb: "reactivated" },
  "user.assignments_changed": { verb: assignmentVerb },
  "user.set_password_link_created": { verb: "created a set-password link for" },
  "user.password_set": { verb: "set the password of" },
  "user.signed_in": { verb: "signed in" },
  "user.signed_out": { verb: "signed out" },
  "user.sign_in_refused": { verb: "was refused a sign-in as" },
  "group.created": { verb: "created the group" },
  "group.updated": { verb: "updated the group" },
  "group.deleted": { verb: "deleted the group" },
  "group.member_added": { verb: "added", rest: ({ after }) => `to ${named(after?.group)}` },
  "group.member_removed": { verb: "removed", rest: ({ before }) => `from ${named(before?.group)}` },
  "policy.created": { verb: "created the policy" },
  "policy.edited": { verb: "edited the draft of" },
  "policy.published": { verb: publicationVerb },
  "policy.archived": { verb: "archived the policy" },
  "policy.restored": { verb: "restored the policy" },
  "policy.attached": { verb: "attached", rest: ({ after }) => `to ${named(after?.group)}` },
  "policy.detached": { verb: "detached", rest: ({ before }) => `from ${named(before?.group)}` },
  "policy.assigned": { verb: ({ after }) => `assigned ${named(after?.policy)} directly to` },
  "policy.unassigned": {
    verb: ({ before }) => `ended the direct assignment of ${named(before?.policy)} to`,
  },
  "policy.signed": { verb: "signed" },
  "token.created": { verb: "generated the SCIM token" },
  "token.revoked": { verb: "revoked the SCIM token" },
  "sso.connected": { verb: "connected an identity provider to" },
  "sso.updated": { verb: "changed the SSO settings of" },
  "sso.mode_changed": {
    verb: "changed who signs in with SSO to",
    rest: ({ before, after }) => `from ${named(before?.mode)} to ${named(after?.mode)}`,
  },
  "sso.tested": { verb: "tested the SSO connection of" },
  "sso.metadata_changed": { verb: "updated the identity provider's metadata for" },
  "sso.certificate_made": { verb: "created a SAML certificate for" },
  "sso.certificate_changed": { verb: "switched to a new SAML certificate for" },
  "sso.disconnected": { verb: "disconnected the identity provider of" },
  "workspace.created": { verb: "created the workspace" },
  "workspace.renamed": { verb: "renamed the workspace to" },
  "workspace.plan_changed": {
    verb: "changed the plan of",
    rest: ({ before, after }) => `from ${named(before?.plan)} to ${named(after?.plan)}`,
  },
};

/** The words around an event's target; an unknown action appears by its name. */
export function phraseFor(event: Event): { verb: string; rest: string } {
  const { verb, rest } = phrases[event.action] ?? { verb: `recorded ${event.action} for` };
  return {
    verb: typeof verb === "string" ? verb : verb(event),
    rest: rest?.(event) ?? "",
  };
}

function publicationVerb({ after }: Event): string {
  return `published version ${String(after?.version ?? "")} of`;
}

function assignmentVerb({ before, after }: Event): string {
  const assigned = titles(after?.assigned);
  const withdrawn = titles(before?.withdrawn);
  if (assigned && withdrawn) return `assigned ${assigned} to, and withdrew ${withdrawn} from,`;
  return assigned ? `assigned ${assigned} to` : `withdrew ${withdrawn} from`;
}

function titles(versions: Json | undefined): string {
  if (!Array.isArray(versions)) return "";
  const all = versions.flatMap((one) => (isObject(one) ? [String(one.title)] : []));
  return new Intl.ListFormat("en").format(
    all.length > 3 ? [...all.slice(0, 2), `${all.length - 2} more policies`] : all,
  );
}

/** "user created": an action in words. */
export const actionWords = (action: string): string =>
  action.replace("sign_in", "sign-in").replaceAll(/[._]/g, " ").replace(/^sso /, "SSO ");

/** "User created": an action as the name of a filter. */
export function actionLabel(action: string): string {
  const words = actionWords(action);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every action that the log can be filtered by. */
export const actions: readonly string[] = Object.keys(phrases);

/** Whether the sentence lists the changed fields; after a creation, that would be all of them. */
export const tellsOfChanges = (action: string): boolean => action.endsWith(".updated");
