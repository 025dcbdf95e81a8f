import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool } from "@/db/client";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { visit } from "@/tests/support/form";
import { holdTable } from "@/tests/support/held-table";
import { type Received, send } from "@/tests/support/http";
import { type ScimClient, scimClient } from "@/tests/support/scim-client";
import { newTenant } from "@/tests/support/tenant";

const poolSize = 3;
/** `npm run crash` has it away for longer. */
const secondsAway = Number(process.env.OUTAGE_SECONDS ?? 6);
let deployment: Deployment;
let scim: ScimClient;
let slug: string;

beforeAll(async () => {
  deployment = await deploy("outage", { DATABASE_POOL_SIZE: String(poolSize) });
  const tenant = await newTenant();
  slug = tenant.slug;
  scim = scimClient({ ...tenant, port: deployment.port });
});

afterAll(async () => {
  await closePool();
  await deployment.destroy();
});

const operator = (path: string) =>
  send({ method: "GET", path, host: "localhost", port: deployment.port });

const person = (name: string) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: `${name}@example.com`,
});

function expectUnavailable(answer: Received): void {
  expect(answer.status).toBe(503);
  expect(answer.headers["content-type"]).toBe("application/scim+json");
  expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
  expect(answer.body).toMatchObject({ status: "503", detail: expect.stringMatching(/try again/i) });
}

const metricBecomes = (name: string, value: number) =>
  vi.waitFor(
    async () => expect((await operator("/metrics")).text).toContain(`\n${name} ${value}\n`),
    { timeout: 5_000, interval: 20 },
  );

/** How often the server has said so in its log. */
const said = async (message: string): Promise<number> =>
  (await readFile(deployment.log, "utf8")).split(`"msg":"${message}"`).length - 1;

const recovers = (ask: () => Promise<Received>) =>
  vi.waitFor(async () => expect(await ask()).toMatchObject({ status: 200 }), {
    timeout: 10_000,
    interval: 100,
  });

test.each(["fast", "immediate"] as const)(
  `while PostgreSQL is away for ${secondsAway} s (%s stop) readiness is red and SCIM says 503; it recovers without a restart`,
  async (mode) => {
    expect(await scim.post("/Users", person(`before-${mode}-${Date.now()}`))).toMatchObject({
      status: 201,
    });
    const unwritten = await said("rows of the provisioning log were not written");
    await deployment.database.stop(mode);
    const until = Date.now() + secondsAway * 1_000;
    while (Date.now() < until) {
      expect(await operator("/readyz")).toMatchObject({ status: 503 });
      expect(await operator("/healthz")).toMatchObject({ status: 200 });
      const answers = await Promise.all([
        scim.get("/Users"),
        scim.post("/Users", person(`during-${mode}`)),
        scim.delete("/Users/0199aaaa-0000-7000-8000-000000000000"),
      ]);
      for (const answer of answers) expectUnavailable(answer);
      const page = await visit({
        port: deployment.port,
        host: `${slug}.localhost`,
        path: "/sign-in",
      });
      expect(page.status).toBeGreaterThanOrEqual(500);
      expect(page.text).not.toMatch(/ECONNREFUSED|at .*\.ts:\d/);
    }
    await deployment.database.start();
    await recovers(() => operator("/readyz"));
    await recovers(() => scim.get("/Users"));

    // One line for the whole outage, and one for its end.
    await vi.waitFor(async () => {
      expect(await said("rows of the provisioning log are being written again")).toBe(
        unwritten + 1,
      );
    });
    expect(await said("rows of the provisioning log were not written")).toBe(unwritten + 1);

    const created = await scim.post("/Users", person(`after-${mode}`));
    expect(created.status).toBe(201);
    const filter = encodeURIComponent(`userName eq "during-${mode}@example.com"`);
    expect(await scim.get(`/Users?filter=${filter}`)).toMatchObject({ body: { totalResults: 0 } });
  },
);

test("where every connection is held, requests get 503 with Retry-After, and work again by themselves", async () => {
  const held = await holdTable(deployment.databaseUrl, "users");
  const name = `slow-${Date.now()}`;
  const blocked = Array.from({ length: poolSize }, (_, n) =>
    scim.post("/Users", person(`${name}-${n}`)),
  );
  try {
    await metricBecomes("accedo_pool_connections_in_use", poolSize);
    const late = await Promise.all(Array.from({ length: 20 }, () => scim.get("/Groups")));
    for (const answer of late) expectUnavailable(answer);
    expect(await operator("/readyz")).toMatchObject({ status: 503 });
  } finally {
    await held.release();
  }

  for (const answer of await Promise.all(blocked)) expect(answer.status).toBe(201);
  const after = await Promise.all(Array.from({ length: 20 }, () => scim.get("/Groups")));
  expect(after.map(({ status }) => status)).toEqual(after.map(() => 200));
  expect(await operator("/readyz")).toMatchObject({ status: 200 });
  await metricBecomes("accedo_pool_connections_in_use", 0);
  await metricBecomes("accedo_pool_waiting", 0);
});
