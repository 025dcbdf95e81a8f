import type { Sent } from "../client";
import { idOf, oktaUser } from "../world/people";
import { anybody, freshName, type Place, type Steady } from "./workload";

/** Reads a person by id. */
export const plainRead =
  ({ world }: Pick<Place, "world">) =>
  (): Sent => ({ method: "GET", path: `/scim/v2/Users/${idOf("user", anybody(world))}` });

/** Inserts a person as Okta sends them. */
export const plainInsert = () => (): Sent => ({
  method: "POST",
  path: "/scim/v2/Users",
  body: oktaUser(freshName()),
});

/** What a bare server is sent in place of a workload's requests. */
export function floorRequests({ floor, requests }: Steady): Steady["requests"] {
  if (floor === "same") return requests;
  return floor === "read" ? plainRead : plainInsert;
}
