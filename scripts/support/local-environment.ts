import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { attachOrStart } from "@/db/embedded";
import { env } from "@/lib/env";
import { onExit } from "./run-script";

const FOLDER = ".data";
const SECRET_FILE = `${FOLDER}/secret`;
const PORT_FILE = `${FOLDER}/port`;
const DATA_DIR = `${FOLDER}/postgres`;

/**
 * Completes the environment for this machine: the embedded PostgreSQL if DATABASE_URL isn't set, and a secret that is
 * generated once if ACCEDO_SECRET isn't. Returns whether the database is the embedded one.
 */
export async function completeEnvironment(): Promise<{ embedded: boolean }> {
  process.env.ACCEDO_SECRET ||= await localSecret();
  return completeDatabase();
}

/**
 * The same for a command that may be aimed at a server in use: it generates no secret there, since a new one would lock
 * the running instances out of their database. URLs that it prints have the port that `notePort` stored.
 */
export async function completeOperatorEnvironment(): Promise<{ embedded: boolean }> {
  if (process.env.DATABASE_URL && !existsSync(SECRET_FILE)) return { embedded: false };
  if (existsSync(PORT_FILE)) process.env.PORT ||= await readFile(PORT_FILE, "utf8");
  return completeEnvironment();
}

/** Stores the port of this folder's server, for the command line. */
export function notePort(): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(PORT_FILE, String(env().PORT));
}

async function completeDatabase(): Promise<{ embedded: boolean }> {
  if (process.env.DATABASE_URL) return { embedded: false };
  const server = await attachOrStart({ dataDir: DATA_DIR, durable: true });
  onExit(server.stop);
  process.env.DATABASE_URL = server.url;
  return { embedded: true };
}

async function localSecret(): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  if (!existsSync(SECRET_FILE)) {
    // "wx": if two processes start for the first time, only one writes the secret, and both read it.
    const secret = randomBytes(32).toString("hex");
    await writeFile(SECRET_FILE, secret, { mode: 0o600, flag: "wx" }).catch(ignoreExisting);
  }
  return readFile(SECRET_FILE, "utf8");
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
