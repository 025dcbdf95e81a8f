import type { Named } from "@/db/queries/membership-locks";
import type { ActivityEntry } from "../outcome";

export type MembershipAction = "group.member_added" | "group.member_removed";

/** The event for a person or group added to or removed from a group. */
export const membershipEntry = (
  action: MembershipAction,
  member: Named & { type: "user" | "group" },
  group: Named,
): ActivityEntry => {
  const said = { group: group.label, groupId: group.id };
  return {
    action,
    target: { type: member.type, id: member.id, label: member.label },
    before: action === "group.member_removed" ? said : null,
    after: action === "group.member_added" ? said : null,
  };
};
