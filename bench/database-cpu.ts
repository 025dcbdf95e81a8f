import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const msPerTick = 10; // USER_HZ, which Linux fixes at 100

/** The CPU time of PostgreSQL and all of its processes, in ms; null without /proc. */
export function databaseCpuMs(dataDir: string): number | null {
  const postmaster = Number(
    readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n")[0],
  );
  const own = statOf(postmaster);
  if (!own) return null;
  const running = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
    .filter(({ parent }) => parent === postmaster);
  return [own.ticks, own.endedTicks, ...running.map(({ ticks }) => ticks)].reduce(
    (sum, ticks) => sum + ticks * msPerTick,
    0,
  );
}

/** See proc(5): the parent, the process's own time, and that of its ended children. */
function statOf(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in parentheses, can contain anything; the state is the first field after it.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent, ticks: user + system, endedTicks: endedUser + endedSystem };
  } catch {
    return undefined; // it has ended meanwhile, or this isn't Linux
  }
}
