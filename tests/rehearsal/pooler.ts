import { chown, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@/db/cluster/free-port";
import { serverUser } from "@/db/cluster/server-user";
import type { DatabaseServer } from "./database-server";
import type { Programs } from "./programs";
import { started, startProgram } from "./started";

export type Pooler = {
  /** The application's database as its restricted role, through PgBouncer. */
  readonly url: string;
  /** Sends what comes from now on to another server. */
  pointAt(server: DatabaseServer): Promise<void>;
};

type Of = {
  programs: Programs;
  folder: string;
  server: DatabaseServer;
  role: { name: string; password: string };
};

/** PgBouncer in transaction mode, with the settings that are handed to operators. */
export async function startPooler({ programs, folder, server, role }: Of): Promise<Pooler> {
  const port = await freePort();
  const file = path.join(folder, "pgbouncer.ini");
  const userlist = path.join(folder, "userlist.txt");
  const configure = (to: DatabaseServer) =>
    writePrivate(
      file,
      `[databases]
accedo = host=127.0.0.1 port=${to.port} dbname=accedo
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_file = ${userlist}
${programs.poolsPreparedStatements ? "max_prepared_statements = 600" : ""}
%include ${path.resolve("deploy/pgbouncer.ini")}
`,
    );
  await writePrivate(userlist, `"${role.name}" "${role.password}"\n`);
  await configure(server);
  const { pid } = await started(
    startProgram({
      file: programs.pgbouncer,
      args: [file],
      log: path.join(folder, "pgbouncer.log"),
      user: serverUser(), // it refuses to run as root
    }),
  );
  const unprepared = programs.poolsPreparedStatements ? "" : "?prepare=false";
  return {
    url: `postgres://${role.name}:${role.password}@127.0.0.1:${port}/accedo${unprepared}`,
    async pointAt(to) {
      await configure(to);
      process.kill(pid, "SIGHUP");
    },
  };
}

async function writePrivate(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  const user = serverUser();
  if (user) await chown(file, user.uid, user.gid);
}
