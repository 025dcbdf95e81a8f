import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { binaries } from "./binaries";
import { run, serverUser } from "./server-user";

const MAJOR = "18";

/** The files of one cluster, in and beside its data directory. */
export function clusterFiles(dataDir: string) {
  return {
    dataDir,
    password: `${dataDir}.password`,
    startLock: `${dataDir}.start.lock`,
    useLock: `${dataDir}.use.lock`,
    pid: path.join(dataDir, "postmaster.pid"),
    log: path.join(dataDir, "server.log"),
  };
}

export type ClusterFiles = ReturnType<typeof clusterFiles>;

/** Creates the data directory unless a complete one exists. */
export async function initialise(files: ClusterFiles): Promise<void> {
  if (existsSync(files.dataDir)) return assertVersion(files);

  const { initdb } = await binaries();
  const user = serverUser();
  // initdb works beside the final place, so that an interrupted run leaves nothing incomplete there.
  const unfinished = `${files.dataDir}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(files.password, randomBytes(24).toString("hex"), { mode: 0o600 });
  await chmod(files.password, 0o600);
  if (user) {
    await chown(unfinished, user.uid, user.gid);
    await chown(files.password, user.uid, user.gid);
  }

  await run({
    file: initdb,
    args: [
      `--pgdata=${unfinished}`,
      `--pwfile=${files.password}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's own C.UTF-8: the same order and case mapping on every machine.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    cwd: unfinished,
    user,
  });
  await rename(unfinished, files.dataDir);
}

async function assertVersion({ dataDir }: ClusterFiles): Promise<void> {
  const found = (await readFile(path.join(dataDir, "PG_VERSION"), "utf8")).trim();
  if (found === MAJOR) return;
  throw new Error(
    `${dataDir} was created by PostgreSQL ${found}, but this is ${MAJOR}. Move that folder away to start with an empty database.`,
  );
}
