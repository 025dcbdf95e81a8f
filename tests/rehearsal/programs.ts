import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { environmentWith } from "@/lib/env";
import { Failure } from "@/scripts/support/run-script";

export type Programs = {
  haproxy: string;
  pgbouncer: string;
  /** Whether it carries prepared statements from one server connection to another, as PgBouncer 1.21 and newer do. */
  poolsPreparedStatements: boolean;
};

const packages = ["haproxy", "pgbouncer"] as const;

/** What the rehearsal takes from the distribution. Throws a Failure that says what to install. */
export function findPrograms(): Programs {
  const [haproxy, pgbouncer] = packages.map(find);
  if (haproxy === undefined || pgbouncer === undefined) {
    throw new Failure(
      `The rehearsal needs ${packages.join(" and ")}, and not all of them are here. On Debian and Ubuntu:\n\n    apt-get install ${packages.join(" ")}\n`,
    );
  }
  return {
    haproxy,
    pgbouncer,
    poolsPreparedStatements: versionOf(pgbouncer) >= 1.21,
  };
}

// Debian puts them where an ordinary user's PATH doesn't lead.
const folders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

function find(program: string): string | undefined {
  const places = [...(environmentWith({}).PATH ?? "").split(path.delimiter), ...folders];
  return places.map((folder) => path.join(folder, program)).find(existsSync);
}

function versionOf(pgbouncer: string): number {
  const printed = spawnSync(pgbouncer, ["-V"], { encoding: "utf8" }).stdout;
  return Number(/\d+\.\d+/.exec(printed)?.[0]);
}
