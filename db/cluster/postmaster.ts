import { existsSync, readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { binaries } from "./binaries";
import type { ClusterFiles } from "./data-directory";
import { freePort } from "./free-port";
import { run, serverUser } from "./server-user";

/** The port of the cluster's running server; undefined if none is running. */
export function runningPort({ pid }: ClusterFiles): number | undefined {
  if (!existsSync(pid)) return undefined;
  const [process, , , port] = readFileSync(pid, "utf8").split("\n");
  return port && isPostgres(Number(process)) ? Number(port) : undefined;
}

export type Start = {
  durable: boolean;
  /** A free one by default. */
  port?: number;
};

/** Starts the server on 127.0.0.1 and returns its port. */
export async function startPostmaster(files: ClusterFiles, start: Start): Promise<number> {
  const { durable } = start;
  const { pg_ctl } = await binaries();
  // Left over from a machine crash; PostgreSQL would not remove it if its pid now belongs to another process.
  await rm(files.pid, { force: true });
  for (let attempt = 1; ; attempt++) {
    const port = start.port ?? (await freePort());
    const settings = Object.entries(configuration({ port, durable }));
    const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(" ");
    try {
      await control(files, pg_ctl, ["start", "-t", "120", "-l", files.log, "-o", options]);
      return port;
    } catch (cause) {
      // The port may have been taken, or a killed server's last processes may still hold its shared memory.
      if (attempt < 4) await sleep(attempt * 500);
      else
        throw new Error(`The embedded PostgreSQL did not start: ${await lastWords(files)}`, {
          cause,
        });
    }
  }
}

/**
 * Stops the server: open connections are closed, and committed data is kept. "immediate" is a deliberate crash, from
 * which the next start recovers.
 */
export async function stopPostmaster(
  files: ClusterFiles,
  mode: "fast" | "immediate" = "fast",
): Promise<void> {
  const { pg_ctl } = await binaries();
  await control(files, pg_ctl, ["stop", "-m", mode]);
}

function configuration({ port, durable }: Required<Start>): Record<string, string | number> {
  return {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // Enough for a pool of the default size per core, plus tests and commands.
    max_connections: 100 + 10 * availableParallelism(),
    shared_buffers: "256MB",
    // /dev/shm is 64 MB in a container.
    dynamic_shared_memory_type: "mmap",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
}

async function control(files: ClusterFiles, file: string, args: string[]): Promise<void> {
  const { dataDir } = files;
  await run({ file, args: [...args, "-w", "-D", dataDir], cwd: dataDir, user: serverUser() });
}

async function lastWords({ log }: ClusterFiles): Promise<string> {
  const lines = (await readFile(log, "utf8").catch(() => "no log was written")).trim().split("\n");
  return lines.slice(-3).join(" | ");
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is running, but as another user, as when root started the server.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("postgres");
}
