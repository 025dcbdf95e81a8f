import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "@/db/cluster/free-port";
import { LOADERS } from "@/scripts/bootstrap/node-options.mjs";
import { assertPortFree } from "@/scripts/support/port";
import { explain } from "@/scripts/support/run-script";

const SECRET = "a secret of the tests, which protects nothing";

/** Runs the operator's command line without a terminal, with these variables. */
function accedo(env: Record<string, string>) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [...LOADERS, "scripts/accedo.ts", "workspace", "list"],
    { env: { ...process.env, ACCEDO_SECRET: SECRET, ...env }, encoding: "utf8" },
  );
  return { status, lines: stderr.trim().split("\n") };
}

test("an old Node gives one line that names the version asked for", () => {
  const old = "{...process.versions, node: '18.20.8'}";
  const pretend = `data:text/javascript,Object.defineProperty(process, 'versions', { value: ${old} })`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", pretend, "scripts/run.mjs", "demo"],
    { encoding: "utf8" },
  );
  expect(status).toBe(1);
  expect(stderr.trim()).toMatch(/^Accedo needs Node 20\.9 or newer[^\n]*$/);
});

test("a database that is down gives one line that names DATABASE_URL", async () => {
  const url = `postgres://owner:pw@127.0.0.1:${await freePort()}/accedo`;
  const { status, lines } = accedo({ DATABASE_URL: url });
  expect(status).toBe(1);
  expect(lines).toEqual([expect.stringContaining("is DATABASE_URL correct?")]);
  expect(lines[0]).not.toContain("pw");
});

test("a variable that is wrong gives one line that names it", () => {
  const { status, lines } = accedo({ DATABASE_URL: "mysql://db/accedo" });
  expect(status).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^DATABASE_URL must be a postgres:\/\/ URL\./)]);
});

test("a file that can't be written gives one line that names it, with the way out", () => {
  const path = ".data/secret";
  const message = `EROFS: read-only file system, open '${path}'`;
  expect(explain(Object.assign(new Error(message), { code: "EROFS", path }))).toMatch(
    /^EROFS: .* '\.data\/secret'\. Let this user read and write there\. [^\n]*$/,
  );
});

test("a variable that is misspelt gives one line that names it and what was meant", () => {
  const { lines } = accedo({ DATABASE_URL: "mysql://db/accedo", SCIM_RATE_BURTS: "5" });
  expect(lines).toEqual([
    "SCIM_RATE_BURTS isn't one of Accedo's variables and has no effect. Did you mean SCIM_RATE_BURST?",
    expect.stringMatching(/^DATABASE_URL must be/),
  ]);
});

test("a port that is taken gives one line with the way out", async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, resolve));
  await expect(assertPortFree(port)).rejects.toThrow(
    `Port ${port} is taken by another program. Choose another one, such as PORT=${port + 1}.`,
  );
  await new Promise((resolve) => other.close(resolve));
  await expect(assertPortFree(port)).resolves.toBeUndefined();
});
