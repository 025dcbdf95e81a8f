import type { Sent } from "../client";
import { idOf, oktaUser } from "../world/people";
import { anybody, type Floor, freshName, type Place } from "./workload";

/** What a bare server is asked: one indexed query, or one insert of the document that Okta sends. */
export const floorRequests =
  (floor: Floor) =>
  ({ world }: Pick<Place, "world">) =>
  (): Sent =>
    floor === "read"
      ? { method: "GET", path: `/users/${idOf("user", anybody(world))}` }
      : { method: "POST", path: "/users", body: oktaUser(freshName()) };
