import { z } from "zod";
import { idOf, oktaUser } from "../world/people";
import { memberPatch } from "./members";
import { atOnce, idIn, must } from "./steps";
import { freshName, type Place, type Scenario } from "./workload";

const bulkSize = 1_000;
const bulkRounds = 8;
const replaced = 100_000;
const stormSize = 64;

const groupSchemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];

const newGroup = async ({ send }: Place): Promise<string> => {
  const body = { schemas: groupSchemas, displayName: freshName() };
  return idIn(must(await send({ method: "POST", path: "/scim/v2/Groups", body })));
};

const bulk: Scenario = {
  kind: "scenario",
  name: "bulk",
  title: "Bulk of 1,000 creates, and single ones, one and eight at a time",
  async run({ send }) {
    const people = () => Array.from({ length: bulkSize }, () => oktaUser(freshName()));
    const together = async () => {
      const body = {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
        Operations: people().map((data, n) => ({
          method: "POST",
          path: "/Users",
          bulkId: `b${n}`,
          data,
        })),
      };
      return seconds(async () => must(await send({ method: "POST", path: "/scim/v2/Bulk", body })));
    };
    const singly = (lanes: number) => async () => {
      const singles = people();
      return seconds(() =>
        atOnce(lanes, bulkSize, async (n) => {
          const body = singles[n];
          if (body) must(await send({ method: "POST", path: "/scim/v2/Users", body }));
        }),
      );
    };
    const ways = [
      { name: "users/s in bulk", create: together, seconds: 0 },
      { name: "users/s one at a time", create: singly(1), seconds: 0 },
      { name: "users/s eight at a time", create: singly(8), seconds: 0 },
    ];
    for (const { create } of ways) await create(); // warms the server up, as for all measurements
    for (let round = 0; round < bulkRounds; round++) {
      for (const way of ways) way.seconds += await way.create();
    }
    return {
      requests: (1 + bulkRounds) * (1 + 2 * bulkSize),
      found: Object.fromEntries(
        ways.map((way) => [way.name, (bulkRounds * bulkSize) / way.seconds]),
      ),
    };
  },
};

const replace: Scenario = {
  kind: "scenario",
  name: "replace-100000",
  title: "Replace the members of a group by 100,000 others",
  users: replaced,
  async run(place) {
    const path = `/scim/v2/Groups/${await newGroup(place)}`;
    const members = Array.from({ length: replaced }, (_, n) => ({ value: idOf("user", n + 1) }));
    const body = {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [{ op: "replace", path: "members", value: members }],
    };
    const took = await seconds(async () => must(await place.send({ method: "PATCH", path, body })));
    return { requests: 2, found: { "replace, s": took } };
  },
};

const storm: Scenario = {
  kind: "scenario",
  name: "storm",
  title: "64 parallel membership changes of one group, ten times",
  async run(place) {
    const path = `/scim/v2/Groups/${await newGroup(place)}`;
    const total = stormSize * 10;
    await atOnce(stormSize, total, async (n) => {
      must(
        await place.send({ method: "PATCH", path, body: memberPatch(true, idOf("user", n + 1)) }),
      );
    });
    const text = must(await place.send({ method: "GET", path }));
    const { members } = z.object({ members: z.array(z.unknown()) }).parse(JSON.parse(text));
    if (members.length !== total) throw new Error(`${total - members.length} members were lost`);
    return { requests: total + 2, found: { "members lost": total - members.length } };
  },
};

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

/** A lot in one request, and a lot at the same time. */
export const large: readonly Scenario[] = [bulk, replace, storm];
