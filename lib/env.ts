import { createHmac } from "node:crypto";
import { z } from "zod";

const flag = z
  .enum(["true", "false", "1", "0"], "must be true or false")
  .transform((v) => v === "true" || v === "1");

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const postgresUrl = z.string("is not set").refine(isPostgresUrl, "must be a postgres:// URL");

const variables = z.object({
  /** Connects as the owner of the schema: migrations and operator commands. */
  DATABASE_URL: postgresUrl,
  /** Connects as the application's restricted role. Derived from the others when absent. */
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_APP_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be a lower-case PostgreSQL role name")
    .default("accedo_app"),
  DATABASE_POOL_SIZE: wholeNumber(1, 500).default(10),
  /** Signs sessions and derives every other key. */
  ACCEDO_SECRET: z.string("is not set").min(32, "must have at least 32 characters"),
  PORT: wholeNumber(1, 65535).default(3000),
  /** Workspaces are reached at `<slug>.<ROOT_DOMAIN>`. */
  ROOT_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be a host name without scheme or port")
    .default("localhost"),
  /** Whether X-Forwarded-Host, -Proto and -For count. */
  TRUST_PROXY: flag.default(false),
  /** What one SCIM token may send to one instance: so many requests at once, then so many a second. */
  SCIM_RATE_BURST: wholeNumber(1, 1_000_000).default(5_000),
  SCIM_RATE_PER_SECOND: wholeNumber(1, 1_000_000).default(200),
  /** The same for requests to a workspace from one address whose token isn't proved. */
  SCIM_UNPROVED_BURST: wholeNumber(1, 1_000_000).default(600),
  SCIM_UNPROVED_PER_SECOND: wholeNumber(1, 1_000_000).default(20),
  /** What Prometheus presents at /metrics; without it, /metrics is for this machine alone. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
});

export type Env = z.infer<typeof variables>;

const remedies: Partial<Record<keyof Env, string>> = {
  DATABASE_URL: "Point it at PostgreSQL 15 or newer: postgres://owner:password@host:5432/accedo",
  ACCEDO_SECRET: "Make one with: openssl rand -hex 32",
};

/** A configuration that the process can't run with; the message is meant for the operator. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

/** Reads and validates a set of variables; an empty one counts as missing. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(present);
  if (parsed.success) return parsed.data;

  throw new ConfigurationError(parsed.error.issues.map(describe).join("\n"));
}

let parsed: Env | undefined;

/** The process's configuration, parsed on first use so that a build needs none of it. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** The environment for a child process: this one's, with changes. */
export function environmentWith(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** Whether Next compiles on demand; its development build evaluates code. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === "development";

/** The password of the application's database role, the same on every instance that shares the secret. */
export function databaseRolePassword({ ACCEDO_SECRET, DATABASE_APP_ROLE }: Env = env()): string {
  return createHmac("sha256", ACCEDO_SECRET)
    .update(`database role ${DATABASE_APP_ROLE}`)
    .digest("hex");
}

/** The URL that serves requests: never the owner's. */
export function appDatabaseUrl(from: Env = env()): string {
  if (from.DATABASE_APP_URL) return from.DATABASE_APP_URL;
  const url = new URL(from.DATABASE_URL);
  url.username = from.DATABASE_APP_ROLE;
  url.password = databaseRolePassword(from);
  return url.href;
}

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

function isPostgresUrl(value: string): boolean {
  const protocol = URL.canParse(value) ? new URL(value).protocol : "";
  return protocol === "postgres:" || protocol === "postgresql:";
}

function describe(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const remedy = remedies[name as keyof Env];
  return `${name} ${issue.message}.${remedy ? ` ${remedy}` : ""}`;
}
