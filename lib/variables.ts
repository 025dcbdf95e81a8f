import { z } from "zod";
import { daysByPlanSetting } from "./days-by-plan";

const flag = z
  .enum(["true", "false", "1", "0"], "must be true or false")
  .transform((v) => v === "true" || v === "1");

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const rate = wholeNumber(1, 1_000_000);

const postgresUrl = z.string("is not set").refine(isPostgresUrl, "must be a postgres:// URL");

/** Every environment variable; `npm run configuration` generates docs/configuration.md from this. */
export const variables = z.object({
  DATABASE_URL: postgresUrl.describe(
    "PostgreSQL 15 or newer, as the role that owns the schema. Used by migrations and the command line.",
  ),
  DATABASE_APP_URL: postgresUrl
    .optional()
    .describe(
      "The same database as the restricted role, which serves requests; optionally through PgBouncer (with `?prepare=false` before version 1.21). If not set, derived from the other variables.",
    ),
  DATABASE_APP_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be a lower-case PostgreSQL role name")
    .default("accedo_app")
    .describe("The name of the restricted role, which `migrate` creates."),
  DATABASE_POOL_SIZE: wholeNumber(1, 500)
    .default(10)
    .describe("PostgreSQL connections of each worker."),
  ACCEDO_SECRET: z
    .string("is not set")
    .min(32, "must have at least 32 characters")
    .describe(
      "At least 32 characters (`openssl rand -hex 32`), the same on every instance. Every key is derived from it.",
    ),
  PORT: wholeNumber(1, 65535).default(3000).describe("The port for HTTP."),
  WEB_CONCURRENCY: wholeNumber(1, 512)
    .optional()
    .describe(
      "How many worker processes serve in production; `1` is a single plain process. If not set, one for each core, as long as there are 400 MB of memory for each.",
    ),
  ROOT_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be a host name without scheme or port")
    .default("localhost")
    .describe("The domain of the workspaces: each is at `<slug>.<ROOT_DOMAIN>`."),
  TRUST_PROXY: flag
    .default(false)
    .describe(
      "Whether to trust `X-Forwarded-Host`, `-Proto` and `-For`. Set it only behind your own proxy, if that sets all three.",
    ),
  SCIM_RATE_BURST: rate
    .default(5_000)
    .describe("How many requests one SCIM token may send to one instance in a burst."),
  SCIM_RATE_PER_SECOND: rate
    .default(200)
    .describe("How many requests per second it may send after that."),
  SCIM_UNPROVED_BURST: rate
    .default(600)
    .describe(
      "How many SCIM requests without a valid token one IP address may send in a burst: to one workspace, and to all hostnames without a workspace together.",
    ),
  SCIM_UNPROVED_PER_SECOND: rate
    .default(20)
    .describe("How many such requests per second it may send after that."),
  ACTIVITY_RETENTION: daysByPlanSetting({ least: 30 })
    .default("forever")
    .describe(
      "How many days activity events are kept, at least 30: `forever`, `730`, or by plan, as in `free=90 standard=730 premium=forever`. Takes effect with `migrate`.",
    ),
  PROVISIONING_LOG_RETENTION: daysByPlanSetting({ least: 1 })
    .default("30")
    .describe(
      "The same for the provisioning log, at least 1. No more than the newest 50,000 requests of a workspace are kept.",
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional()
    .describe(
      "The bearer token that Prometheus sends to `/metrics`. If not set, `/metrics` answers only this machine.",
    ),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(", ")}`)
    .default("info")
    .describe(
      `${logLevels.map((level) => `\`${level}\``).join(", ")}. At \`info\`, each request is logged.`,
    ),
});

export type Env = z.infer<typeof variables>;

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string(message)
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((number) => number >= min && number <= max, message);
}

function isPostgresUrl(value: string): boolean {
  const protocol = URL.canParse(value) ? new URL(value).protocol : "";
  return protocol === "postgres:" || protocol === "postgresql:";
}
