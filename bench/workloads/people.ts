import { idOf, numbered, oktaUser } from "../world/people";
import { anybody, freshName, type Place, type Steady } from "./workload";

const patchSchema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const patch = (...operations: object[]) => ({ schemas: [patchSchema], Operations: operations });

const find =
  (filter: (person: string) => string): Steady["requests"] =>
  ({ world }) =>
  () => {
    const asked = filter(`person${numbered(anybody(world))}`);
    return { method: "GET", path: `/scim/v2/Users?filter=${encodeURIComponent(asked)}` };
  };

/** A person whom only this caller changes; with few people, floors, which change nobody, share another caller's. */
const own = ({ world, lane }: Place) => world.users - (lane % world.users);
const at = (n: number) => `/scim/v2/Users/${idOf("user", n)}`;

const reading = { kind: "steady", floor: "same", status: 200 } as const;
const changing = { kind: "steady", floor: "insert", status: 200 } as const;

/** One person at a time: the requests that make up a sync. */
export const ofPeople: readonly Steady[] = [
  {
    ...reading,
    name: "get",
    title: "Get by id",
    requests:
      ({ world }) =>
      () => ({ method: "GET", path: at(anybody(world)) }),
  },
  {
    ...reading,
    name: "find-user-name",
    title: "Find by userName",
    requests: find((person) => `userName eq "${person}@example.com"`),
  },
  {
    ...reading,
    name: "find-external-id",
    title: "Find by externalId",
    requests: find((person) => `externalId eq "00u${person}"`),
  },
  {
    ...reading,
    name: "find-email",
    title: "Find by email value path",
    requests: find((person) => `emails[type eq "work"].value eq "${person}@example.com"`),
  },
  {
    ...reading,
    name: "patch-unchanged-path",
    title: "PATCH active, unchanged (path)",
    requests: (place) => () => ({
      method: "PATCH",
      path: at(own(place)),
      body: patch({ op: "Replace", path: "active", value: "True" }),
    }),
  },
  {
    ...reading,
    name: "patch-unchanged-value",
    title: "PATCH active, unchanged (value)",
    requests: (place) => () => ({
      method: "PATCH",
      path: at(own(place)),
      body: patch({ op: "replace", value: { active: true } }),
    }),
  },
  {
    ...reading,
    name: "put-unchanged",
    title: "PUT unchanged",
    requests: (place) => () => ({
      method: "PUT",
      path: at(own(place)),
      body: oktaUser(`person${numbered(own(place))}`),
    }),
  },
  {
    ...changing,
    name: "create",
    title: "Create (Okta)",
    status: 201,
    requests: () => () => ({ method: "POST", path: "/scim/v2/Users", body: oktaUser(freshName()) }),
  },
  {
    ...changing,
    name: "patch-path",
    title: "PATCH active, changed (path)",
    requests: toggling((active) => ({
      op: "Replace",
      path: "active",
      value: active ? "True" : "False",
    })),
  },
  {
    ...changing,
    name: "patch-value",
    title: "PATCH active, changed (value)",
    requests: toggling((active) => ({ op: "replace", value: { active } })),
  },
  {
    ...changing,
    name: "put",
    title: "PUT changed",
    requests: (place) => () => ({
      method: "PUT",
      path: at(own(place)),
      body: { ...oktaUser(`person${numbered(own(place))}`), title: freshName() },
    }),
  },
];

/** Alternates between deactivating and reactivating. The final state is arbitrary, so each has its own person. */
function toggling(operation: (active: boolean) => object): Steady["requests"] {
  return (place) => {
    let active = true;
    return () => {
      active = !active;
      return { method: "PATCH", path: at(own(place)), body: patch(operation(active)) };
    };
  };
}
