import type { Send, Sent } from "../client";
import type { Subject } from "../subjects";
import type { World } from "../world/world";

/** Where a workload runs: at one server, on the data, as one of several callers. */
export interface Place {
  readonly world: World;
  readonly subject: Subject;
  readonly send: Send;
  /** Sends as another workspace's provider. */
  readonly as: (workspace: string, token: string) => Send;
  /** Unique among all callers of all servers, so that none changes another's rows. */
  readonly lane: number;
}

/** What the bare servers get instead: the same request, which they answer with one query, or a simple one. */
export type Floor = "same" | "read" | "insert";

/** The same kind of request, repeated by several callers at once. */
export interface Steady {
  readonly kind: "steady";
  readonly name: string;
  readonly title: string;
  readonly floor: Floor;
  readonly status: number;
  /** The minimum number of people that it needs. */
  readonly users?: number;
  readonly prepare?: (place: Place) => Promise<void>;
  /** Generates one caller's requests. */
  readonly requests: (place: Place) => () => Sent;
}

/** A piece of work with a beginning and an end. */
export interface Scenario {
  readonly kind: "scenario";
  readonly name: string;
  readonly title: string;
  readonly users?: number;
  /** Whether the bare servers do something comparable in its place. */
  readonly hasFloor?: true;
  /** Returns what it found besides the time it took, to be shown as figures. */
  readonly run: (place: Place) => Promise<Done>;
}

export interface Done {
  readonly requests: number;
  readonly found?: Readonly<Record<string, number>>;
}

export type Workload = Steady | Scenario;

let serial = 0;

/** A name that is new, in this run and all earlier ones. */
export const freshName = (): string => `n${Date.now().toString(36)}x${(serial++).toString(36)}`;

/** A random person, of those in no more than two groups however many people there are. */
export function anybody({ users }: World): number {
  const first = [100_000, 1_000, 10].find((size) => size < users) ?? 0;
  return first + 1 + Math.floor(Math.random() * (users - first));
}
