import type { MetricObjectWithValues, MetricValue } from "prom-client";
import type { Taken } from "@/lib/rate-limit/shared-buckets";

/** One process's metrics, in prom-client's form for passing them between processes. */
export type Report = MetricObjectWithValues<MetricValue<string>>[];

/** The buckets that all workers share. */
export type BucketsName = "tokens" | "unproved";

/** A message between workers, which the primary passes on unchanged. */
type Told = { readonly kind: "taken"; readonly from: BucketsName; readonly taken: Taken };

export type FromWorker =
  | Told
  /** Everything is loaded, and the worker could answer requests. */
  | { readonly kind: "prepared" }
  /** The worker can't start, and ends. */
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "metricsWanted" }
  | { readonly kind: "report"; readonly report: Report };

export type ToWorker =
  | Told
  /** All others are prepared as well: open the port. */
  | { readonly kind: "listen" }
  /** All workers listen: the instance is ready. */
  | { readonly kind: "allListen" }
  | { readonly kind: "reportWanted" }
  /** All workers' metrics together, in Prometheus' text format. */
  | { readonly kind: "metrics"; readonly text: string };
