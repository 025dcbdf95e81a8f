import type { Send, Sent } from "../client";
import type { Subject } from "../subjects";
import type { World } from "../world/world";

/** Where a workload runs: one server, over the data, by one caller among several. */
export interface Place {
  readonly world: World;
  readonly subject: Subject;
  readonly send: Send;
  /** As another workspace's provider. */
  readonly as: (workspace: string, token: string) => Send;
  /** Differs between all callers of all servers, so that none changes another's rows. */
  readonly lane: number;
}

/** What the bare servers are asked in its place: the same request, which they answer with one query, or a simple one. */
export type Floor = "same" | "read" | "insert";

/** The same kind of request, again and again, by several callers at once. */
export interface Steady {
  readonly kind: "steady";
  readonly name: string;
  readonly title: string;
  readonly floor: Floor;
  readonly status: number;
  /** The least number of people that it takes. */
  readonly users?: number;
  readonly prepare?: (place: Place) => Promise<void>;
  /** One caller's requests. */
  readonly requests: (place: Place) => () => Sent;
}

/** A piece of work from its beginning to its end. */
export interface Scenario {
  readonly kind: "scenario";
  readonly name: string;
  readonly title: string;
  readonly users?: number;
  /** Whether the bare servers do something in its place that can be compared. */
  readonly hasFloor?: true;
  /** Gives what it found beside the time it took, to be shown as figures. */
  readonly run: (place: Place) => Promise<Done>;
}

export interface Done {
  readonly requests: number;
  readonly found?: Readonly<Record<string, number>>;
}

export type Workload = Steady | Scenario;

let serial = 0;

/** A name that nobody had before, in this run or an earlier one. */
export const freshName = (): string => `n${Date.now().toString(36)}x${(serial++).toString(36)}`;

/** Somebody at random, of those who are in no more than two groups whatever the number of people. */
export function anybody({ users }: World): number {
  const first = [100_000, 1_000, 10].find((size) => size < users) ?? 0;
  return first + 1 + Math.floor(Math.random() * (users - first));
}
