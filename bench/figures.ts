import { setTimeout as sleep } from "node:timers/promises";
import { databaseCpuMs } from "./database-cpu";
import { quantile } from "./report/quantile";
import type { Subject, SubjectName } from "./subjects";
import type { World } from "./world/world";

export interface Figures {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number | null;
  readonly p99: number | null;
  /** Of the server and of the database, per request. */
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number | null;
  /** The server's peak memory. */
  readonly rssMb: number;
  /** Of a scenario: the figures that it reports itself, and the memory it took. */
  readonly found?: Readonly<Record<string, number>>;
}

export interface Result {
  readonly workload: string;
  readonly title: string;
  readonly by: Partial<Record<SubjectName, Figures>>;
}

// The provisioning log is written shortly after the requests, and is part of their cost.
const settlingMs = 400;

/** The measurements of one piece of work. */
export interface Sample {
  readonly requests: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly serverMs: number;
  readonly databaseMs: number | null;
  readonly rssMb: number;
  readonly memoryMb: number;
  readonly found: Readonly<Record<string, number>>;
}

/** Does a piece of work and measures its cost. */
export async function sampled(
  { dataDir }: World,
  subject: Subject,
  work: () => Promise<{
    requests: number;
    latencies?: readonly number[];
    found?: Readonly<Record<string, number>>;
  }>,
): Promise<Sample> {
  const [server, database] = [await subject.usage(), databaseCpuMs(dataDir)];
  const started = performance.now();
  const { requests, latencies = [], found = {} } = await work();
  const seconds = (performance.now() - started) / 1_000;
  await sleep(settlingMs);
  const [serverAfter, databaseAfter] = [await subject.usage(), databaseCpuMs(dataDir)];
  return {
    requests,
    seconds,
    latencies,
    serverMs: serverAfter.cpuMs - server.cpuMs,
    databaseMs: databaseAfter === null || database === null ? null : databaseAfter - database,
    rssMb: serverAfter.rssMb,
    memoryMb: serverAfter.peakMb - server.rssMb,
    found,
  };
}

/** The combined figures of several pieces of the same work. */
export function sum(samples: readonly Sample[]): Figures {
  const total = (of: (sample: Sample) => number) => samples.reduce((all, one) => all + of(one), 0);
  const requests = total((sample) => sample.requests);
  const latencies = samples.flatMap((sample) => sample.latencies);
  const knowsDatabase = samples.every(({ databaseMs }) => databaseMs !== null);
  return {
    requests,
    seconds: total((sample) => sample.seconds),
    p50: latencies.length > 0 ? quantile(latencies, 0.5) : null,
    p99: latencies.length > 0 ? quantile(latencies, 0.99) : null,
    serverCpuMs: total((sample) => sample.serverMs) / requests,
    databaseCpuMs: knowsDatabase ? total((sample) => sample.databaseMs ?? 0) / requests : null,
    rssMb: Math.max(...samples.map(({ rssMb }) => rssMb)),
  };
}
