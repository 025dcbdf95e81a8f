import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { attachOrStart } from "@/db/embedded";

let folder: string;
let options: { dataDir: string; durable: boolean };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "accedo-cluster-"));
  options = { dataDir: path.join(folder, ".data/postgres"), durable: false };
});

afterEach(() => rm(folder, { recursive: true }));

async function ask(url: string, query: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(query))];
  } finally {
    await sql.end();
  }
}

test("two users of one cluster share a server, and the last one stops it", async () => {
  const [first, second] = await Promise.all([attachOrStart(options), attachOrStart(options)]);
  expect([first.started, second.started].filter(Boolean)).toHaveLength(1);
  expect(second.url).toBe(first.url);

  await first.stop();
  expect(await ask(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);

  await second.stop();
  await expect(ask(second.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
});

test("data outlives the server, and a process id left behind by a crash doesn't matter", async () => {
  const before = await attachOrStart(options);
  await ask(before.url, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('İstanbul')");
  await before.stop();
  // This process's own number: alive, and no PostgreSQL.
  const leftBehind = `${process.pid}\n${options.dataDir}\n1\n5432\n`;
  await writeFile(path.join(options.dataDir, "postmaster.pid"), leftBehind);

  const after = await attachOrStart(options);
  expect(await ask(after.url, "SELECT name FROM kept")).toEqual([{ name: "İstanbul" }]);
  await after.stop();
});

test("the owner is no superuser, and the password is nobody else's to read", async () => {
  const server = await attachOrStart(options);
  const role = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user";
  expect(await ask(server.url, role)).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  await server.stop();

  const file = `${options.dataDir}.password`;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).toBe(new URL(server.url).password);
});

test("data of another major version is left alone, with a word on what to do", async () => {
  const server = await attachOrStart(options);
  await server.stop();
  await writeFile(path.join(options.dataDir, "PG_VERSION"), "17\n");
  await expect(attachOrStart(options)).rejects.toThrow(
    /created by PostgreSQL 17, but this is 18. Move that folder away/,
  );
});
