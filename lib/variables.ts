import { z } from "zod";
import { daysByPlanSetting } from "./days-by-plan";

const flag = z
  .enum(["true", "false", "1", "0"], "must be true or false")
  .transform((v) => v === "true" || v === "1");

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const rate = wholeNumber(1, 1_000_000);

const postgresUrl = z.string("is not set").refine(isPostgresUrl, "must be a postgres:// URL");

/** Every variable; docs/configuration.md is made from this by `npm run configuration`. */
export const variables = z.object({
  DATABASE_URL: postgresUrl.describe(
    "PostgreSQL 15 or newer, as the role that owns the schema: migrations and the command line.",
  ),
  DATABASE_APP_URL: postgresUrl
    .optional()
    .describe(
      "What requests are served through: the same database as the restricted role, perhaps through PgBouncer (with `?prepare=false` where that is older than 1.21). Derived from the other variables when it is not set.",
    ),
  DATABASE_APP_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be a lower-case PostgreSQL role name")
    .default("accedo_app")
    .describe("The name of the restricted role, which `migrate` makes."),
  DATABASE_POOL_SIZE: wholeNumber(1, 500)
    .default(10)
    .describe("Connections of each worker to PostgreSQL."),
  ACCEDO_SECRET: z
    .string("is not set")
    .min(32, "must have at least 32 characters")
    .describe(
      "At least 32 characters (`openssl rand -hex 32`), the same on every instance: signs sessions and derives every other key.",
    ),
  PORT: wholeNumber(1, 65535).default(3000).describe("Where HTTP is served."),
  WEB_CONCURRENCY: wholeNumber(1, 512)
    .optional()
    .describe(
      "How many workers serve in production, each on a core of its own; `1` is one plain process. As many as there are cores, and 400 MB of memory for each, when it is not set.",
    ),
  ROOT_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be a host name without scheme or port")
    .default("localhost")
    .describe("Workspaces are reached at `<slug>.<ROOT_DOMAIN>`."),
  TRUST_PROXY: flag
    .default(false)
    .describe(
      "Whether `X-Forwarded-Host`, `-Proto` and `-For` count. Set it only where a proxy of your own sets all three.",
    ),
  SCIM_RATE_BURST: rate
    .default(5_000)
    .describe("How many requests one SCIM token may send to one instance at once."),
  SCIM_RATE_PER_SECOND: rate
    .default(200)
    .describe("How many requests a second it may send after that."),
  SCIM_UNPROVED_BURST: rate
    .default(600)
    .describe(
      "How many SCIM requests without a proved token one address may send at once: to one workspace, and to all names together that are no workspace's.",
    ),
  SCIM_UNPROVED_PER_SECOND: rate
    .default(20)
    .describe("How many such requests a second it may send after that."),
  ACTIVITY_RETENTION: daysByPlanSetting({ least: 30 })
    .default("forever")
    .describe(
      "For how many days activity events are kept, 30 at the least: `forever`, `730`, or by plan, `free=90 standard=730 premium=forever`. Takes effect with `migrate`.",
    ),
  PROVISIONING_LOG_RETENTION: daysByPlanSetting({ least: 1 })
    .default("30")
    .describe(
      "The same for the provisioning log, 1 at the least. It also keeps no more than a workspace's newest 50,000 requests.",
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional()
    .describe(
      "What Prometheus presents at `/metrics` as a bearer token. When it is not set, `/metrics` is for this machine alone.",
    ),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(", ")}`)
    .default("info")
    .describe(
      `${logLevels.map((level) => `\`${level}\``).join(", ")}. At \`info\` each request has a line.`,
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
