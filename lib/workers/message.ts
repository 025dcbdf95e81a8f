import type { MetricObjectWithValues, MetricValue } from "prom-client";
import type { Taken } from "@/lib/rate-limit/shared-buckets";

/** What one process counted and measured, as prom-client hands it from process to process. */
export type Report = MetricObjectWithValues<MetricValue<string>>[];

/** Which of the buckets that all workers share. */
export type BucketsName = "tokens" | "unproved";

/** What workers tell each other; the primary passes it on as it is. */
type Told = { readonly kind: "taken"; readonly from: BucketsName; readonly taken: Taken };

export type FromWorker =
  | Told
  /** Everything is loaded, and requests could be answered. */
  | { readonly kind: "prepared" }
  /** It can't start, and ends. */
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "metricsWanted" }
  | { readonly kind: "report"; readonly report: Report };

export type ToWorker =
  | Told
  /** All others are prepared as well: the port may be opened. */
  | { readonly kind: "listen" }
  /** All listen: from now on, the whole is ready. */
  | { readonly kind: "allListen" }
  | { readonly kind: "reportWanted" }
  /** Of all workers together, in Prometheus' text format. */
  | { readonly kind: "metrics"; readonly text: string };
