import { createHash, timingSafeEqual } from "node:crypto";
import { databaseStanding, poolUse } from "@/lib/directory/database";
import { waitingRequests } from "@/lib/directory/provisioning-log/recorder";
import { env } from "@/lib/env";
import { exposition, gauge } from "@/lib/metrics/registry";
import { versionText } from "@/lib/version";
import type { HeaderReader, PlainRequest, PlainResponse } from "./exchange";
import { remoteAddressHeader, stamped } from "./own-headers";
import { instanceRateLimit } from "./scim/instance-rate-limit";

type Endpoint = (request: PlainRequest) => Promise<PlainResponse>;

let standing: "starting" | "serving" | "stopping" = "starting";

/** Turns readiness on, as long as the database answers. */
export function announceStart(): void {
  standing = "serving";
}

/** Turns readiness off, so that the load balancer sends no more requests while the last ones finish. */
export function announceStop(): void {
  standing = "stopping";
}

const text = (line: string, status = 200): PlainResponse => ({
  status,
  headers: {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  },
  text: `${line}\n`,
});

const readiness = {
  ready: text("ready"),
  away: text("no database", 503),
  unmigrated: text("the schema is older than this version: npm run accedo -- migrate", 503),
};

const endpoints: Record<string, Endpoint> = {
  /** Liveness: the process runs; and its version. */
  "/healthz": async () => text(`ok ${versionText}`),
  /** Readiness: every worker listens, the database answers and has our schema, and no shutdown has begun. */
  "/readyz": async () => {
    if (standing !== "serving") return text(standing, 503);
    return readiness[await databaseStanding()];
  },
  "/metrics": async (request) => {
    if (!mayReadMetrics(request.headers)) return text("not found", 404);
    const { contentType, text: body } = await exposition();
    return { status: 200, headers: { "Content-Type": contentType }, text: body };
  },
};

/** The operators' endpoints, on any host and ahead of Next: they must answer when little else does. */
export const operatorEndpoint = (url: string): Endpoint | undefined => {
  const path = url.split("?", 1)[0] ?? "";
  return Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
};

const loopback = /^(127\.|::1$)/;

/** With METRICS_TOKEN if it is set; otherwise only from this machine, and not through a proxy on it. */
function mayReadMetrics(headers: HeaderReader): boolean {
  const { METRICS_TOKEN } = env();
  if (METRICS_TOKEN) return isSame(headers.get("authorization") ?? "", `Bearer ${METRICS_TOKEN}`);
  const proxied = headers.get("x-forwarded-for") !== null || headers.get("forwarded") !== null;
  return !proxied && loopback.test(stamped(headers, remoteAddressHeader) ?? "");
}

function isSame(given: string, expected: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

gauge({
  name: "accedo_workers",
  help: "Worker processes that are serving.",
  read: () => 1,
});
gauge({
  name: "accedo_pool_connections_in_use",
  help: "Database connections in use.",
  read: () => poolUse().inUse,
});
gauge({
  name: "accedo_pool_waiting",
  help: "Requests waiting for a database connection.",
  read: () => poolUse().waiting,
});
gauge({
  name: "accedo_pool_size",
  help: "The largest number of database connections.",
  read: () => env().DATABASE_POOL_SIZE,
});
gauge({
  name: "accedo_provisioning_log_waiting",
  help: "Rows of the provisioning log not yet written.",
  read: waitingRequests,
});
gauge({
  name: "accedo_rate_limit_tokens",
  help: "SCIM tokens that the rate limiter tracks.",
  together: "max",
  read: () => instanceRateLimit().sizes.tokens,
});
gauge({
  name: "accedo_rate_limit_unproved",
  help: "Callers without a valid token that the rate limiter tracks.",
  together: "max",
  read: () => instanceRateLimit().sizes.unproved,
});
