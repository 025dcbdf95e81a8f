import postgres, { type ReservedSql } from "postgres";
import { appDatabaseUrl } from "@/lib/env";
import { leaveMappingToDrizzle } from "./tx";

/** A connection as the application's restricted role. Statements are sent in the order of the calls. */
export interface Connection {
  readonly unsafe: ReservedSql["unsafe"];
  /** Marks everything sent so far as answered. */
  readonly rest: () => void;
  /** Whether it has ended; later statements are rejected. */
  readonly isLost: () => boolean;
  /** Closes it, even while statements are running. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a connection; `onLost` is called once, when it ends. The driver's own pool isn't used: after an outage it gives
 * one connection to two callers, and keeps others for callers that are gone.
 */
export async function openConnection(onLost: (lost: Connection) => void): Promise<Connection> {
  let lost = false;
  let connection: Connection | undefined;
  let unanswered: object[] = [];
  const client = postgres(appDatabaseUrl(), {
    max: 1,
    connect_timeout: 5,
    // Kept until it is lost: the driver could otherwise replace it in the middle of a transaction.
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    onclose: lose,
  });
  leaveMappingToDrizzle(client.options);
  const close = () => client.end({ timeout: 0 });
  const reserved = await client.reserve().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  connection = {
    unsafe: (...statement) => noted((lost ? client : reserved).unsafe(...statement)),
    rest: () => {
      unanswered = [];
    },
    isLost: () => lost,
    close,
  };
  return connection;

  function noted<Sent extends object>(query: Sent): Sent {
    unanswered.push(query);
    return query;
  }

  function lose(): void {
    if (lost) return;
    lost = true;
    void close(); // so that the client rejects later statements
    for (const query of unanswered) refuse(query);
    if (connection) onLost(connection);
  }
}

/**
 * When a connection ends, the driver drops the statements in its queue, which would then never settle. Rejecting one
 * that was answered after all has no effect.
 */
function refuse(query: object): void {
  const { reject } = query as { reject(error: Error): void }; // the driver's own method, missing from its types
  reject(Object.assign(new Error("the connection was lost"), { code: "CONNECTION_CLOSED" }));
}
