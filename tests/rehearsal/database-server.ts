import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { type ClusterFiles, clusterFiles } from "@/db/cluster/data-directory";
import { runningPort, stopPostmaster } from "@/db/cluster/postmaster";
import { attachOrStart } from "@/db/embedded";
import { started } from "./started";

export type DatabaseServer = {
  readonly name: string;
  readonly files: ClusterFiles;
  readonly port: number;
  /** As the owner of the product's database, which is no superuser. */
  readonly ownerUrl: string;
};

/** A PostgreSQL with an empty database of the product, which loses nothing that it acknowledged. */
export async function startPrimary(folder: string): Promise<DatabaseServer> {
  const name = "first";
  const dataDir = path.join(folder, name);
  const { url } = await started(attachOrStart({ dataDir, durable: true }));
  return { name, files: clusterFiles(dataDir), port: Number(new URL(url).port), ownerUrl: url };
}

/** Runs statements on a server as its superuser. */
export async function asSuperuser<T>(
  { files, port }: Pick<DatabaseServer, "files" | "port">,
  work: (sql: Sql) => Promise<T>,
  database = "postgres",
): Promise<T> {
  const password = await readFile(files.password, "utf8");
  const server = { host: "127.0.0.1", port, password, username: "postgres", database };
  const sql = postgres({ ...server, max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Ends every process of a server at once, as the loss of its machine would. */
export function killServer({ files }: DatabaseServer): void {
  const postmaster = Number(readFileSync(files.pid, "utf8").split("\n", 1)[0]);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8");
  process.kill(postmaster, "SIGKILL"); // first, since it would restart what is lost
  for (const child of children.split(" ").filter(Boolean)) end(Number(child));
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Its postmaster's death was enough.
  }
}

export const stopIfRunning = async (files: ClusterFiles): Promise<void> => {
  if (runningPort(files)) await stopPostmaster(files);
};
