import { groupSizes } from "../world/load";
import { idOf } from "../world/people";
import type { Steady } from "./workload";

/** Adds and removes one member, in groups of very different sizes. */
export const ofMembers: readonly Steady[] = groupSizes.map((size, index) => ({
  kind: "steady",
  floor: "insert",
  status: 204,
  users: size,
  name: `member-${size}`,
  title: `One member of ${size.toLocaleString("en")}`,
  requests: ({ world, lane }) => {
    const value = idOf("user", world.users - lane);
    let isIn = size >= world.users;
    return () => {
      isIn = !isIn;
      return { method: "PATCH", path: groupPath(index + 1), body: memberPatch(isIn, value) };
    };
  },
}));

const groupPath = (n: number) => `/scim/v2/Groups/${idOf("group", n)}`;

/** As Okta and Entra send it. */
export const memberPatch = (joins: boolean, ...ids: string[]) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: joins
    ? [{ op: "add", path: "members", value: ids.map((value) => ({ value })) }]
    : ids.map((id) => ({ op: "remove", path: `members[value eq "${id}"]` })),
});
