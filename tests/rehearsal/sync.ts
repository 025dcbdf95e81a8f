import { Agent } from "node:http";
import { expectWhole } from "@/tests/crash/whole";
import { publishedPolicy } from "@/tests/support/policies";
import { postGroup } from "@/tests/support/provisioning";
import { scimClient } from "@/tests/support/scim-client";
import { newWorkspace } from "@/tests/support/workspace";
import { PatientConnector } from "./patient-connector";

const parallel = 4;

export type SyncOutcome = {
  acknowledged: number;
  /** Requests that met a broken connection, and those that met a 502, 503 or 504; each was sent again. */
  broken: number;
  unavailable: number;
  /** The longest time in which nothing was acknowledged, in ms. */
  longestGap: number;
};

export type RunningSync = {
  /** Lets the last requests be answered, and compares what was acknowledged with what is stored. Throws where they differ. */
  finish(): Promise<SyncOutcome>;
};

/** Identity providers that create, change, and move people of a new workspace, through a proxy, until they are stopped. */
export async function startSync(port: number): Promise<RunningSync> {
  const workspace = await newWorkspace();
  const group = await postGroup(workspace.scim, "Everybody");
  await publishedPolicy(workspace, { groupIds: [group.id] });
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const scim = scimClient({ ...workspace, port, agent });
  const connectors = Array.from({ length: parallel }, () => new PatientConnector(scim, group.id));
  const syncing = Promise.all(connectors.map((connector) => connector.sync()));
  syncing.catch(() => {}); // whoever finishes it hears of it

  return {
    async finish() {
      for (const connector of connectors) connector.stop();
      await syncing;
      await expectWhole(workspace, connectors);
      agent.destroy();
      const times = connectors.flatMap(({ answeredAt }) => answeredAt).sort((a, b) => a - b);
      const gaps = times.slice(1).map((at, n) => at - (times[n] ?? at));
      const sum = (of: "broken" | "unavailable") =>
        connectors.reduce((total, { met }) => total + met[of], 0);
      return {
        acknowledged: times.length,
        broken: sum("broken"),
        unavailable: sum("unavailable"),
        longestGap: Math.max(...gaps),
      };
    },
  };
}
