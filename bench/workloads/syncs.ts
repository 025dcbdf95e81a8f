import { isFloor } from "../subjects";
import { entraUser, oktaUser } from "../world/people";
import { plainInsert, plainRead } from "./floors";
import { memberPatch } from "./members";
import { atOnce, idIn, must } from "./steps";
import { freshName, type Place, type Scenario } from "./workload";

const people = 1_000;
const groups = 20;
const groupSize = 50;
/** As many concurrent requests as a provider sends. */
const parallel = 4;

/** A provider's first sync: each person is looked up and created, then the groups with their members. */
export const syncs: readonly Scenario[] = [
  sync({ name: "sync-okta", title: "First sync by Okta", user: oktaUser, memberBatch: groupSize }),
  sync({ name: "sync-entra", title: "First sync by Entra", user: entraUser, memberBatch: 20 }),
];

interface Provider {
  readonly name: string;
  readonly title: string;
  readonly user: typeof oktaUser;
  /** How many members it adds per request. */
  readonly memberBatch: number;
}

function sync({ name, title, user, memberBatch }: Provider): Scenario {
  return {
    kind: "scenario",
    name,
    title: `${title}: ${people.toLocaleString("en")} people, ${groups} groups of ${groupSize}`,
    hasFloor: true,
    async run(place) {
      const send = counting(isFloor(place.subject) ? bare(place) : place);
      const ids = await atOnce(parallel, people, async () => {
        const login = freshName();
        await send.get(
          `/scim/v2/Users?filter=${encodeURIComponent(`userName eq "${login}@example.com"`)}`,
        );
        return send.post("/scim/v2/Users", user(login));
      });
      await atOnce(parallel, groups, async (n) => {
        const displayName = freshName();
        await send.get(
          `/scim/v2/Groups?excludedAttributes=members&filter=${encodeURIComponent(`displayName eq "${displayName}"`)}`,
        );
        const schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];
        const group = await send.post("/scim/v2/Groups", { schemas, displayName });
        const members = ids.slice(n * groupSize, (n + 1) * groupSize);
        for (let from = 0; from < groupSize; from += memberBatch) {
          const batch = members.slice(from, from + memberBatch);
          await send.patch(`/scim/v2/Groups/${group}`, memberPatch(true, ...batch));
        }
      });
      return { requests: send.count };
    },
  };
}

/** A bare server does one query or insert for each of the provider's requests. */
function bare({ world, send }: Place): Pick<Place, "send"> {
  const [read, insert] = [plainRead({ world }), plainInsert()];
  return { send: ({ method }) => send(method === "GET" ? read() : insert()) };
}

function counting({ send }: Pick<Place, "send">) {
  const sender = {
    count: 0,
    async ask(method: string, path: string, body?: object): Promise<string> {
      sender.count += 1;
      return must(await send({ method, path, ...(body && { body }) }));
    },
    get: (path: string) => sender.ask("GET", path),
    post: async (path: string, body: object) => idIn(await sender.ask("POST", path, body)),
    patch: (path: string, body: object) => sender.ask("PATCH", path, body),
  };
  return sender;
}
