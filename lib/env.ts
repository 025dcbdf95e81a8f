import { createHmac, hkdfSync } from "node:crypto";
import type { z } from "zod";
import { type DaysByPlan, daysByPlan } from "./days-by-plan";
import { type Env, variables } from "./variables";

const remedies: Partial<Record<keyof Env, string>> = {
  DATABASE_URL: "Point it at PostgreSQL 15 or newer: postgres://owner:password@host:5432/accedo",
  ACCEDO_SECRET: "Generate one with: openssl rand -hex 32",
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

// One per process: Next, whose bundle has a copy of this module, adds variables from .env files to the environment.
const shared = globalThis as typeof globalThis & { accedoEnv?: Env };

/** The process's configuration, parsed on first use so that a build needs none of it. */
export function env(): Env {
  shared.accedoEnv ??= parseEnv(process.env);
  return shared.accedoEnv;
}

/** The environment for a child process: this one's, with changes. */
export function environmentWith(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** Whether OpenTelemetry's standard variables specify where to send traces. */
export function sendsTraces(): boolean {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = process.env;
  if (process.env.OTEL_SDK_DISABLED?.toLowerCase() === "true") return false;
  return Boolean(OTEL_EXPORTER_OTLP_ENDPOINT || OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
}

/** Which requests are traced, by OpenTelemetry's standard variables. */
export const traceSampling = () => ({
  name: process.env.OTEL_TRACES_SAMPLER || undefined,
  argument: process.env.OTEL_TRACES_SAMPLER_ARG,
});

/** The commit that this was built from; empty if the image was built without it. */
export const commit = (): string => process.env.ACCEDO_COMMIT ?? "";

/** Whether Next compiles on demand; its development build needs eval. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === "development";

/** What keys are for; each purpose has a separate key. */
type KeyPurpose =
  | "session"
  | "cursor"
  | "leave ticket"
  | "saml private key"
  | "saml sign-in"
  | "saml test"
  | "saml logout";

/** A key derived only from ACCEDO_SECRET (RFC 5869), the same on every instance that shares it. */
export const derivedKey = (
  purpose: KeyPurpose,
  { ACCEDO_SECRET }: Pick<Env, "ACCEDO_SECRET"> = env(),
): Buffer => Buffer.from(hkdfSync("sha256", ACCEDO_SECRET, "", purpose, 32));

/**
 * The password of the application's database role. Not a `derivedKey`, because it must not change: during an upgrade,
 * instances of the previous version sign in with it too.
 */
export function databaseRolePassword({ ACCEDO_SECRET, DATABASE_APP_ROLE }: Env = env()): string {
  return createHmac("sha256", ACCEDO_SECRET)
    .update(`database role ${DATABASE_APP_ROLE}`)
    .digest("hex");
}

/** How long each plan keeps activity events, and rows of the provisioning log. */
export const retentionDays = (
  from: Env = env(),
): { activity: DaysByPlan; requests: DaysByPlan } => ({
  activity: daysByPlan(from.ACTIVITY_RETENTION),
  requests: daysByPlan(from.PROVISIONING_LOG_RETENTION),
});

/** The database URL for serving requests: never the owner's. */
export function appDatabaseUrl(from: Env = env()): string {
  if (from.DATABASE_APP_URL) return from.DATABASE_APP_URL;
  const url = new URL(from.DATABASE_URL);
  url.username = from.DATABASE_APP_ROLE;
  url.password = databaseRolePassword(from);
  return url.href;
}

function describe(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const remedy = remedies[name as keyof Env];
  return `${name} ${issue.message}.${remedy ? ` ${remedy}` : ""}`;
}
