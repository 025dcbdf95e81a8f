import { counted } from "@/app/ui/counted";
import type { LoggedRequest } from "@/lib/directory/provisioning-log/provisioning-log";

type Around = [before: string, after?: string];

const verbs: Record<string, Around> = {
  "user.created": ["Created"],
  "user.updated": ["Updated"],
  "user.deactivated": ["Deactivated"],
  "user.reactivated": ["Reactivated"],
  "user.assignments_changed": ["Changed the policies of"],
  "group.created": ["Created the group"],
  "group.updated": ["Updated the group"],
  "group.deleted": ["Deleted the group"],
  "group.member_added": ["Added", "to a group"],
  "group.member_removed": ["Removed", "from a group"],
};

/** "Created lee@corp.example and 2 more changes": the outcome of a request that didn't fail. */
export function outcomeOf({ done, method, path }: LoggedRequest): string {
  if (!done) return isReading(method, path) ? "Read" : "Nothing to change";
  const [before, after] = verbs[done.action] ?? ["Changed"];
  const more = done.changes - 1;
  return [
    before,
    done.target,
    after,
    more > 0 && `and ${counted(more, "more change", "more changes")}`,
  ]
    .filter(Boolean)
    .join(" ");
}

const isReading = (method: string, path: string) =>
  method === "GET" || method === "HEAD" || method === "OPTIONS" || path.endsWith("/.search");

const uuid =
  /([0-9a-f]{4})[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})/gi;

/** A path that fits on a line: without the base URL's path, if it starts with that, and with ids shortened. */
export const shortPath = (path: string): string =>
  path.replace(/^\/scim\/v2(?=\/.)/, "").replace(uuid, "$1…$2");

/** "38 ms", "1.4 s" */
export const duration = (ms: number): string =>
  ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
