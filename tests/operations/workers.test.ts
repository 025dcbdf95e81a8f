import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool } from "@/db/client";
import { freePort } from "@/db/cluster/free-port";
import { environmentWith } from "@/lib/env";
import manifest from "@/package.json" with { type: "json" };
import { LOADERS } from "@/scripts/bootstrap/node-options.mjs";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { holdTable } from "@/tests/support/held-table";
import { type Received, send } from "@/tests/support/http";
import { type ScimClient, scimClient } from "@/tests/support/scim-client";
import { newTenant, type TestTenant } from "@/tests/support/tenant";

const workers = 2;
const commit = "4f2c9e1";
const burst = 40;
/** A connection for each request: each goes to the next worker. */
const agent = new Agent({ keepAlive: false });
let deployment: Deployment;
let tenant: TestTenant;
let scim: ScimClient;

beforeAll(async () => {
  deployment = await deploy("workers", {
    WEB_CONCURRENCY: String(workers),
    DATABASE_POOL_SIZE: "4",
    LOG_LEVEL: "info",
    ACCEDO_COMMIT: commit,
    SCIM_UNPROVED_BURST: String(burst),
    SCIM_UNPROVED_PER_SECOND: "1",
  });
  tenant = await newTenant();
  scim = scimClient({ ...tenant, port: deployment.port, agent });
});

afterAll(async () => {
  await closePool();
  await deployment.destroy();
});

type Line = Record<string, unknown>;

async function lines(msg: string): Promise<Line[]> {
  const log = await readFile(deployment.log, "utf8");
  const all = log.split("\n").filter((line) => line.startsWith("{"));
  return all.map((line): Line => JSON.parse(line)).filter((line) => line.msg === msg);
}

const operator = (path: string) =>
  send({ method: "GET", path, host: "localhost", port: deployment.port, agent });

async function metric(series: string): Promise<number> {
  const { text } = await operator("/metrics");
  const line = text.split("\n").find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length));
}

const requestsOfToken = () =>
  metric(`accedo_scim_token_requests_total{token="${tenant.tokenId}",status_class="2xx"}`);

const person = (name: string) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: `${name}@example.com`,
});

test("requests go to every worker, and each worker tells of all of them", async () => {
  const total = 20;
  for (let n = 0; n < total; n++) expect((await scim.get("/Users")).status).toBe(200);

  const told = await lines("scim");
  expect(new Set(told.map(({ worker }) => worker)).size).toBe(workers);
  for (let asked = 0; asked < workers; asked++) {
    expect(await requestsOfToken()).toBe(total);
    expect(await metric("accedo_workers")).toBe(workers);
    expect(await metric("accedo_pool_size")).toBe(4 * workers);
    expect(await metric("accedo_rate_limit_tokens")).toBe(1);
    expect(await operator("/readyz")).toMatchObject({ status: 200 });
    expect(await operator("/healthz")).toMatchObject({
      status: 200,
      text: `ok ${manifest.version} (${commit})\n`,
    });
    const build = `{version="${manifest.version}",commit="${commit}"}`;
    expect(await metric(`accedo_build_info${build}`)).toBe(1);
  }
  const log = await readFile(deployment.log, "utf8");
  expect(log).toContain(
    `Accedo ${manifest.version} (${commit}) serves on port ${deployment.port}.`,
  );
  expect(log).toContain(
    `${workers} workers: up to ${4 * workers} connections to PostgreSQL, which allows `,
  );
});

test("what one worker lets in counts against the limit of all", async () => {
  const stranger = scimClient({ slug: tenant.slug, port: deployment.port, agent });
  const [batches, batch] = [10, 10];
  const started = performance.now();
  const statuses: number[] = [];
  for (let n = 0; n < batches; n++) {
    const answers = await Promise.all(Array.from({ length: batch }, () => stranger.get("/Users")));
    statuses.push(...answers.map(({ status }) => status));
    await sleep(250);
  }
  const refilled = (performance.now() - started) / 1_000;
  const letIn = statuses.filter((status) => status === 401).length;
  expect(letIn).toBeGreaterThanOrEqual(burst);
  expect(letIn).toBeLessThanOrEqual(burst + refilled + batch);
  expect(statuses).toContain(429);
});

/** An answer, or nothing where the connection broke or whoever had it is gone. */
const answerOrNothing = (answer: Promise<Received>): Promise<Received | undefined> =>
  Promise.race([answer.catch(() => undefined), sleep(3_000, undefined)]);

test("of a worker that is killed, the others take over, and another one comes in its place", async () => {
  const before = await requestsOfToken();
  const [victim] = await lines("scim");
  const statuses: number[] = [];
  let broken = 0;
  let asking = true;
  const callers = Array.from({ length: 4 }, async () => {
    while (asking) {
      const answer = await answerOrNothing(scim.get("/Users"));
      if (answer) statuses.push(answer.status);
      else broken++;
    }
  });
  await sleep(300);
  process.kill(Number(victim?.pid), "SIGKILL");
  const atDeath = statuses.length;
  await vi.waitFor(
    async () => expect(await lines("a worker has replaced one that ended")).toHaveLength(1),
    { timeout: 30_000, interval: 200 },
  );
  asking = false;
  await Promise.all(callers);

  expect(statuses.length).toBeGreaterThan(atDeath);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(broken).toBeLessThanOrEqual(callers.length);
  expect(await lines("a worker ended")).toMatchObject([{ worker: victim?.worker, how: "SIGKILL" }]);
  expect(await metric("accedo_workers")).toBe(workers);
  expect(await requestsOfToken()).toBeGreaterThanOrEqual(before);
});

/** What comes of a new connection. */
const connecting = (): Promise<string> =>
  Promise.race([
    operator("/healthz").then(
      () => "answered",
      (error) => error.code,
    ),
    sleep(1_000, "taken, and left"), // at the very moment at which the port is closed
  ]);

test("asked to stop, every worker finishes what runs, and the exit code is 0", async () => {
  const held = await holdTable(deployment.databaseUrl, "users");
  const slow = Array.from({ length: 2 * workers }, (_, n) =>
    scim.post("/Users", person(`slow-${n}`)),
  );
  let stopped: Promise<number | null> | undefined;
  try {
    await vi.waitFor(
      async () => expect(await metric("accedo_pool_connections_in_use")).toBe(slow.length),
      { timeout: 20_000, interval: 50 },
    );
    stopped = deployment.application.stop();
    await vi.waitFor(async () => expect(await connecting()).toBe("ECONNREFUSED"), {
      timeout: 20_000,
      interval: 50,
    });
  } finally {
    await held.release();
  }
  const answers = await Promise.all(slow);
  expect(answers.map(({ status }) => status)).toEqual(slow.map(() => 201));
  expect(await stopped).toBe(0);
  const told = (await lines("scim")).filter(({ status }) => status === 201);
  expect(new Set(told.map(({ worker }) => worker)).size).toBe(workers);
});

test("the workers of a supervisor that is killed end with it", async () => {
  await deployment.application.start();
  const before = (await lines("scim")).length;
  const pids = await vi.waitFor(
    async () => {
      await scim.get("/Users");
      const answered = new Set((await lines("scim")).slice(before).map(({ pid }) => pid));
      expect(answered.size).toBe(workers);
      return [...answered];
    },
    { timeout: 10_000, interval: 50 },
  );
  await deployment.application.kill();
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 });
});

function isAlive(pid: unknown): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

test("without a build, or workers that can't start, the whole ends with the reason once and exit code 1", async () => {
  const folder = ".data/unbuilt";
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // All but the build.
  for (const name of await readdir(".")) {
    if (!name.startsWith(".")) await symlink(`../../${name}`, `${folder}/${name}`);
  }
  const settings = { WEB_CONCURRENCY: "2", PORT: String(await freePort()) };
  const start = () =>
    promisify(execFile)(process.execPath, [...LOADERS, "scripts/start.ts"], {
      cwd: folder,
      env: environmentWith({ ...settings, NODE_ENV: "production" }),
    }).catch((error) => error);
  const unbuilt = "The pages aren't built yet: npm run build\n";
  expect(await start()).toMatchObject({ code: 1, stderr: unbuilt });

  await mkdir(`${folder}/.next`);
  await writeFile(`${folder}/.next/BUILD_ID`, "half a build");
  const { code, stderr } = await start();
  expect(code).toBe(1);
  expect(stderr.match(/ENOENT: .*\.next/g)).toHaveLength(1);
  await rm(folder, { recursive: true });
});
