import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/db/client";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { publishedPolicy } from "@/tests/support/policies";
import { postGroup } from "@/tests/support/provisioning";
import { scimClient } from "@/tests/support/scim-client";
import { newWorkspace, type Workspace } from "@/tests/support/workspace";
import { Connector } from "./connector";
import { expectWhole } from "./whole";

/** Of each kind; `npm run crash` asks for more. */
const crashes = Number(process.env.CRASHES ?? 3);
const parallel = 4;

let deployment: Deployment;
let workspace: Workspace;
let connectors: Connector[];

beforeAll(async () => {
  deployment = await deploy("crash");
  workspace = await newWorkspace();
  const group = await postGroup(workspace.scim, "Everybody");
  await publishedPolicy(workspace, { groupIds: [group.id] });
  const scim = scimClient({ ...workspace, port: deployment.port });
  connectors = Array.from({ length: parallel }, () => new Connector(scim, group.id));
});

afterAll(async () => {
  await closePool();
  await deployment.destroy();
});

const acknowledged = () =>
  connectors.reduce((sum, connector) => sum + connector.acknowledged.length, 0);

/** A sync that is cut off at a random moment; resolves once every connector has met the end. */
async function crashDuringSync(crash: () => Promise<void>): Promise<void> {
  const before = acknowledged();
  const syncs = connectors.map((connector) => connector.syncUntilBroken());
  await expect.poll(acknowledged, { timeout: 20_000 }).toBeGreaterThan(before);
  await sleep(Math.random() * 800);
  await crash();
  await Promise.all(syncs);
}

test(`the application killed ${crashes} times: what was acknowledged is there, whole, and told of`, async () => {
  for (let n = 0; n < crashes; n++) {
    await crashDuringSync(deployment.application.kill);
    await deployment.application.start();
    await expectWhole(workspace, connectors);
  }
});

test(`PostgreSQL killed ${crashes} times: the same, and the application goes on by itself`, async () => {
  for (let n = 0; n < crashes; n++) {
    await crashDuringSync(deployment.database.kill);
    await deployment.database.start();
    await answersAgain();
    await expectWhole(workspace, connectors);
  }
});

async function answersAgain(): Promise<void> {
  const scim = scimClient({ ...workspace, port: deployment.port });
  await expect
    .poll(async () => (await scim.get("/Users?count=1")).status, { timeout: 20_000 })
    .toBe(200);
}
