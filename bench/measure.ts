import { caller, type Sent } from "./client";
import { type Figures, type Result, type Sample, sampled, sum } from "./figures";
import { isFloor, type Subject, type SubjectName } from "./subjects";
import { floorRequests } from "./workloads/floors";
import type { Place, Scenario, Steady } from "./workloads/workload";
import { type World, workspace } from "./world/world";

export interface Load {
  readonly concurrency: number;
  readonly seconds: number;
}

const rounds = 4;
/**
 * Whichever comes first: a page takes many times as long as a SCIM request. After 1,500 requests, V8's compiler still
 * took a fifth of a server's CPU time.
 */
const warmUp = { requests: 10_000, seconds: 10 };

/** One caller's place at a server. */
function placeAt(world: World, subject: Subject, lane: number, connections = 1): Place {
  const as = (slug: string, token: string) =>
    caller({
      port: subject.port,
      host: `${slug}.localhost:${subject.port}`,
      connections,
      headers: { Authorization: `Bearer ${token}`, "User-Agent": "Okta SCIM Client 1.0.0" },
    });
  return {
    world,
    subject,
    send: as(workspace, world.token),
    as,
    lane: subject.index * 256 + lane,
  };
}

/** Measures a steady workload at each server in turn, for several rounds, so that a disturbance affects all of them. */
export async function measureSteady(
  world: World,
  subjects: readonly Subject[],
  workload: Steady,
  { concurrency, seconds }: Load,
): Promise<Result> {
  const runs = await Promise.all(
    subjects.map(async (subject) => {
      const lanes = Array.from({ length: concurrency }, (_, lane) => placeAt(world, subject, lane));
      if (!isFloor(subject) && lanes[0]) await workload.prepare?.(lanes[0]);
      const requests = isFloor(subject) ? floorRequests(workload) : workload.requests;
      const status = isFloor(subject) ? undefined : workload.status;
      const work = lanes.map((place) => ({ place, next: requests(place), status }));
      return { subject, work, samples: [] as Sample[] };
    }),
  );
  for (const { work } of runs) await drive(work, warmUp);
  for (let round = 0; round < rounds; round++) {
    for (const { subject, work, samples } of runs) {
      samples.push(
        await sampled(world, subject, async () => {
          const latencies = await drive(work, { seconds: seconds / rounds });
          return { requests: latencies.length, latencies };
        }),
      );
    }
  }
  return {
    workload: workload.name,
    title: workload.title,
    by: Object.fromEntries(runs.map(({ subject, samples }) => [subject.name, sum(samples)])),
  };
}

/** Runs a scenario once at each server. */
export async function measureScenario(
  world: World,
  subjects: readonly Subject[],
  scenario: Scenario,
): Promise<Result> {
  const by: Partial<Record<SubjectName, Figures>> = {};
  for (const subject of subjects) {
    const place = placeAt(world, subject, 255, 64);
    const sample = await sampled(world, subject, () => scenario.run(place));
    const found = { ...sample.found, "memory over idle, MB": sample.memoryMb };
    by[subject.name] = { ...sum([sample]), found };
  }
  return { workload: scenario.name, title: scenario.title, by };
}

interface Work {
  readonly place: Place;
  readonly next: () => Sent;
  readonly status: number | undefined;
}

/** Has each caller send one request after another until the time or number is reached; returns their times in ms. */
async function drive(
  work: readonly Work[],
  until: { seconds: number; requests?: number },
): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + until.seconds * 1_000;
  const most = until.requests ?? Infinity;
  await Promise.all(
    work.map(async ({ place, next, status }) => {
      while (performance.now() < end && latencies.length < most) {
        const sent = next();
        const started = performance.now();
        const answer = await place.send(sent);
        latencies.push(performance.now() - started);
        if (answer.status >= 300 || (status && answer.status !== status)) {
          throw new Error(
            `${place.subject.name}: ${sent.method} ${sent.path} was answered ${answer.status}: ${answer.text.slice(0, 300)}`,
          );
        }
      }
    }),
  );
  return latencies;
}
