import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { version } from "@/lib/version";
import { hear, isWorker, tellPrimary } from "@/lib/workers/channel";

const registry = new Registry();
const registers = [registry];
collectDefaultMetrics({ register: registry });

new Gauge({
  name: "accedo_build_info",
  help: "The version that is serving; the value is always 1.",
  labelNames: ["version", "commit"],
  aggregator: "max",
  registers,
}).set(version, 1);

const durations = new Histogram({
  name: "accedo_request_duration_seconds",
  help: "How long requests took, by the edge that answered them.",
  labelNames: ["edge"],
  buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers,
});

const scimRequests = new Counter({
  name: "accedo_scim_requests_total",
  help: "SCIM requests by endpoint, method and status.",
  labelNames: ["endpoint", "method", "status"],
  registers,
});

const scimTokenRequests = new Counter({
  name: "accedo_scim_token_requests_total",
  help: "SCIM requests by authenticated token and status class.",
  labelNames: ["token", "status_class"],
  registers,
});

const pageRequests = new Counter({
  name: "accedo_page_requests_total",
  help: "Requests for pages and server actions by method and status.",
  labelNames: ["kind", "method", "status"],
  registers,
});

/** How many token ids get their own series; later ones share one, so that a scrape stays small. */
const seriesOfTokens = 2_000;
const tokens = new Set<string>();

function tokenLabel(id: string | null): string {
  if (id === null) return "unproved";
  if (tokens.size < seriesOfTokens) tokens.add(id);
  return tokens.has(id) ? id : "other";
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const methodLabel = (method: string) => (methods.has(method) ? method : "other");

/** Counts a SCIM request. `endpoint` is one of a fixed set, never a client's text. */
export function countScimRequest(of: {
  endpoint: string;
  method: string;
  status: number;
  tokenId: string | null;
  seconds: number;
}): void {
  const { endpoint, method, status, tokenId, seconds } = of;
  scimRequests.inc({ endpoint, method: methodLabel(method), status });
  scimTokenRequests.inc({
    token: tokenLabel(tokenId),
    status_class: `${Math.floor(status / 100)}xx`,
  });
  durations.observe({ edge: "scim" }, seconds);
}

/** Counts a request for a page or a server action. */
export function countPageRequest(of: {
  kind: "page" | "action";
  method: string;
  status: number;
  seconds: number;
}): void {
  const { kind, method, status, seconds } = of;
  pageRequests.inc({ kind, method: methodLabel(method), status });
  durations.observe({ edge: kind }, seconds);
}

interface GaugeOptions {
  readonly name: string;
  readonly help: string;
  /** How several workers' numbers are combined. */
  readonly together?: "sum" | "max";
  readonly read: () => number;
}

/** Adds a number that is read when metrics are requested. */
export function gauge({ name, help, together = "sum", read }: GaugeOptions): void {
  new Gauge({
    name,
    help,
    registers,
    aggregator: together,
    collect() {
      this.set(read());
    },
  });
}

/** All metrics, in Prometheus' text format. */
export const exposition = async (): Promise<{ contentType: string; text: string }> => ({
  contentType: registry.contentType,
  text: await (isWorker ? ofAllWorkers() : registry.metrics()),
});

/** Sends this worker's metrics whenever those of all workers are gathered. */
export function reportMetrics(): void {
  hear("reportWanted", async () => {
    await tellPrimary({ kind: "report", report: await registry.getMetricsAsJSON() });
  });
}

let gathering: Promise<string> | undefined;

/** Gathered through the primary; concurrent callers share one result. */
function ofAllWorkers(): Promise<string> {
  gathering ??= new Promise<string>((resolve) => {
    const stopHearing = hear("metrics", ({ text }) => {
      stopHearing();
      resolve(text);
    });
    void tellPrimary({ kind: "metricsWanted" });
  }).finally(() => {
    gathering = undefined;
  });
  return gathering;
}
