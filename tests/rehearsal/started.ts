import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentWith } from "@/lib/env";
import { onExit } from "@/scripts/support/run-script";

interface Stoppable {
  stop(): Promise<unknown>;
}

/** Waits until something runs; it is ended when the script ends, even when that is before it runs. */
export function started<T extends Stoppable>(starting: Promise<T>): Promise<T> {
  onExit(() =>
    starting.then(
      (it) => it.stop(),
      () => {}, // it never ran, which whoever waits for it says
    ),
  );
  return starting;
}

export interface Program extends Stoppable {
  readonly pid: number;
}

interface Invocation {
  file: string;
  args: string[];
  log: string;
  environment?: Record<string, string>;
  user?: { uid: number; gid: number } | undefined;
}

const patience = 3_000;

/** Runs a program in the foreground. Throws where it can't be started. */
export async function startProgram(of: Invocation): Promise<Program> {
  const log = createWriteStream(of.log);
  await once(log, "open");
  const child = spawn(of.file, of.args, {
    env: environmentWith(of.environment ?? {}),
    stdio: ["ignore", log, log],
    ...of.user,
  });
  const exited = once(child, "exit");
  await once(child, "spawn");
  const { pid } = child;
  if (pid === undefined) throw new Error(`${of.file} has no process`);
  return {
    pid,
    async stop() {
      if (child.exitCode !== null || !child.kill("SIGTERM")) return;
      // A pooler that is asked in this way may wait for its clients.
      const late = await Promise.race([exited, sleep(patience, "late", { ref: false })]);
      if (late === "late") child.kill("SIGKILL");
      await exited;
    },
  };
}
