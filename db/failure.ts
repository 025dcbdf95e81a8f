import { DrizzleQueryError } from "drizzle-orm";

/** What a failed statement means to the product. */
export type Failure =
  | { kind: "duplicate"; constraint: string }
  | { kind: "missing reference"; constraint: string }
  /** A text with U+0000, which PostgreSQL can't store. */
  | { kind: "unstorable" }
  /** A deadlock, serialization failure or lock timeout: retrying the transaction may succeed. */
  | { kind: "collision" }
  /** A statement timed out. */
  | { kind: "slow" }
  /** No connection, or none in time. */
  | { kind: "unavailable" };

/** No connection became free in time. */
export class PoolExhausted extends Error {
  override readonly name = "PoolExhausted";
}

const collisions = new Set(["40001", "40P01", "55P03"]);
const networkCodes = /^(E[A-Z]+|CONNECTION_\w+|CONNECT_TIMEOUT)$/;
// Shutting down, starting up, too many connections, a read-only standby.
const away = /^(57P0\d|53300|08\w{3}|25006)$/;

/** Classifies a PostgreSQL or network error, however deeply wrapped; undefined if it is a bug of ours. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof PoolExhausted) return { kind: "unavailable" };

  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const constraint =
    "constraint_name" in error && typeof error.constraint_name === "string"
      ? error.constraint_name
      : "";

  if (code === "23505") return { kind: "duplicate", constraint };
  if (code === "23503") return { kind: "missing reference", constraint };
  if (code === "22021" || code === "22P05") return { kind: "unstorable" };
  if (code === "57014") return { kind: "slow" };
  if (collisions.has(code)) return { kind: "collision" };
  if (away.test(code) || networkCodes.test(code)) return { kind: "unavailable" };
  return failureOf(error.cause);
}

/** Whether a statement failed only because an earlier one in its transaction had. */
export function isAftermath(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "25P02") || isAftermath(error.cause);
}

/** Removes the parameter values that drizzle puts into the message of a failed statement, which may be logged. */
export function withoutParameters(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  return new Error(`a statement failed: ${error.query}`, { cause: error.cause });
}
