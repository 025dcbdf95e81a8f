import { quantile } from "../report/quantile";
import { oktaUser } from "../world/people";
import { newWorkspaces } from "../world/workspaces";
import { memberPatch } from "./members";
import { idIn, must } from "./steps";
import { freshName, type Scenario } from "./workload";

const count = 200;
const peopleEach = 5;

/** The first sync of every workspace's provider at the same time: none may starve another. */
export const workspaces: Scenario = {
  kind: "scenario",
  name: `workspaces-${count}`,
  title: `${count} workspaces provisioned at once: ${peopleEach} people and a group each`,
  async run(place) {
    const latencies: number[] = [];
    const perWorkspace: number[] = [];
    const all = await newWorkspaces(count);
    const started = performance.now();
    await Promise.all(
      all.map(async ({ slug, token }) => {
        const send = place.as(slug, token);
        const ask = async (method: string, path: string, body?: object) => {
          const sent = performance.now();
          const text = must(await send({ method, path: `/scim/v2${path}`, ...(body && { body }) }));
          latencies.push(performance.now() - sent);
          return text;
        };
        const ids: string[] = [];
        for (let n = 0; n < peopleEach; n++) {
          const login = freshName();
          const filter = encodeURIComponent(`userName eq "${login}@example.com"`);
          await ask("GET", `/Users?filter=${filter}`);
          ids.push(idIn(await ask("POST", "/Users", oktaUser(login))));
        }
        const schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];
        const group = idIn(await ask("POST", "/Groups", { schemas, displayName: "Everybody" }));
        await ask("PATCH", `/Groups/${group}`, memberPatch(true, ...ids));
        perWorkspace.push((performance.now() - started) / 1_000);
      }),
    );
    return {
      requests: latencies.length,
      found: {
        "p50, ms": quantile(latencies, 0.5),
        "p99, ms": quantile(latencies, 0.99),
        "first workspace done, s": Math.min(...perWorkspace),
        "last workspace done, s": Math.max(...perWorkspace),
      },
    };
  },
};
