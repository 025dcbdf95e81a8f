import { chmod, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import postgres from "postgres";
import { type ClusterFiles, clusterFiles, initialise } from "./cluster/data-directory";
import { exclusively, share } from "./cluster/locks";
import { runningPort, startPostmaster, stopPostmaster } from "./cluster/postmaster";

export type Embedded = {
  /** Connects to the product's database as the role that owns it, which is not a superuser. */
  url: string;
  /** Whether this process started the server, rather than found it running. */
  started: boolean;
  /** Detaches this process; the last one to detach stops the server. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Whether commits must survive a machine crash; tests don't need that. */
  durable: boolean;
};

const OWNER = "accedo_owner";
const DATABASE = "accedo";

/** Attaches to the cluster's running server, or creates and starts it; safe for concurrent processes. */
export async function attachOrStart({ dataDir, durable }: EmbeddedOptions): Promise<Embedded> {
  const files = clusterFiles(path.resolve(dataDir));
  await mkdir(path.dirname(files.dataDir), { recursive: true });
  // 711: under root, PostgreSQL runs as another user, who has to traverse this folder.
  await chmod(path.dirname(files.dataDir), 0o711);

  return exclusively(files.startLock, async () => {
    await initialise(files);
    const found = runningPort(files);
    const port = found ?? (await startPostmaster(files, { durable }));
    const use = share(files.useLock);
    const url = await prepareDatabase(files, port);
    return { url, started: found === undefined, stop: () => leave(files, use) };
  });
}

function leave(files: ClusterFiles, use: ReturnType<typeof share>): Promise<void> {
  return exclusively(files.startLock, async () => {
    if (use.release() && runningPort(files)) await stopPostmaster(files);
  });
}

// Superusers bypass row security, so the owner isn't one: what works here works on a managed server.
async function prepareDatabase(files: ClusterFiles, port: number): Promise<string> {
  const password = await readFile(files.password, "utf8");
  const server = { host: "127.0.0.1", port, password, max: 1 };
  const sql = postgres({ ...server, username: "postgres", database: "postgres" });
  try {
    const [role] = await sql`SELECT 1 FROM pg_roles WHERE rolname = ${OWNER}`;
    if (!role) {
      await sql.unsafe(`CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`);
    }
    const [database] = await sql`SELECT 1 FROM pg_database WHERE datname = ${DATABASE}`;
    if (!database) await sql.unsafe(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await sql.end();
  }
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}
