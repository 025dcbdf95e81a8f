import { execFileSync, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { environmentWith } from "@/lib/env";

/** The user to run PostgreSQL as, because it refuses to run as root. */
export type ServerUser = { uid: number; gid: number } | undefined;

/** Undefined for an ordinary user; for root, `postgres` if that user exists, or else `nobody`. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp("postgres") ?? lookUp("nobody");
  if (!found)
    throw new Error("PostgreSQL can't run as root. Run as another user, or set DATABASE_URL.");
  return found;
}

export type Program = { file: string; args: string[]; cwd: string; user: ServerUser };

/** Runs one of PostgreSQL's programs to completion; if it fails, the error contains its output. */
export async function run({ file, args, cwd, user }: Program): Promise<void> {
  const options: SpawnOptions = {
    cwd,
    // macOS needs a valid locale here, and the machine's own must not change what a program does.
    env: environmentWith({ LC_ALL: "C" }),
    stdio: ["ignore", "pipe", "pipe"],
  };
  const child = !user
    ? spawn(file, args, options)
    : canReach(user, file, cwd)
      ? spawn(file, args, { ...options, ...user })
      : spawn("setpriv", [...throughClosedFolders(user), file, ...args], options);

  const printed: Buffer[] = [];
  child.stdout?.on("data", (chunk) => printed.push(chunk));
  child.stderr?.on("data", (chunk) => printed.push(chunk));

  // Not "close", which may never come: the server that pg_ctl leaves running can keep a pipe open.
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", (cause) => reject(new Error(unstartable(child.spawnfile, cwd), { cause })));
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(Buffer.concat(printed).toString().trim());
}

function unstartable(file: string, cwd: string): string {
  return file === "setpriv"
    ? `PostgreSQL refuses to run as root, and no other user can access ${cwd}. Move the project to a folder that every user can access, or set DATABASE_URL.`
    : `${file} can't be started.`;
}

function lookUp(name: string): ServerUser {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function canReach(user: NonNullable<ServerUser>, ...paths: string[]): boolean {
  const every = 'for path in "$@"; do test -x "$path" || exit 1; done';
  return spawnSync("sh", ["-c", every, "sh", ...paths], { ...user, cwd: "/" }).status === 0;
}

// Root's own folders, such as /root and those of mktemp -d, are closed to other users. The secure bit makes access(2),
// with which PostgreSQL looks for its own programs, take the capability into account.
function throughClosedFolders({ uid, gid }: NonNullable<ServerUser>): string[] {
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const capability = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return [...identity, ...capability, "--securebits=+no_setuid_fixup"];
}
