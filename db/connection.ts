import postgres, { type ReservedSql } from "postgres";
import { appDatabaseUrl } from "@/lib/env";
import { leaveMappingToDrizzle } from "./tx";

/** One connection as the application's restricted role. Statements go out in the order in which they are asked for. */
export interface Connection {
  readonly unsafe: ReservedSql["unsafe"];
  /** Says that all that was sent has been answered. */
  readonly rest: () => void;
  /** Whether it has ended; what is sent from then on is refused. */
  readonly isLost: () => boolean;
  /** Ends it, whatever runs on it. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a connection; `onLost` is told once when it ends. The driver's own pool isn't used: after an outage it hands
 * one connection to two callers, and keeps others for callers that are gone.
 */
export async function openConnection(onLost: (lost: Connection) => void): Promise<Connection> {
  let lost = false;
  let connection: Connection | undefined;
  let unanswered: object[] = [];
  const client = postgres(appDatabaseUrl(), {
    max: 1,
    connect_timeout: 5,
    // It lasts until it is lost: a driver that renews it would do so within a transaction.
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
    void close(); // so that the client refuses what comes late
    for (const query of unanswered) refuse(query);
    if (connection) onLost(connection);
  }
}

/**
 * The driver forgets what waited in its own queue when a connection ends, and whoever waits for that would wait for
 * ever. To refuse what was answered after all does nothing.
 */
function refuse(query: object): void {
  const { reject } = query as { reject(error: Error): void }; // the driver's own, not in its types
  reject(Object.assign(new Error("the connection was lost"), { code: "CONNECTION_CLOSED" }));
}
