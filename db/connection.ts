import postgres, { type ReservedSql } from "postgres";
import { appDatabaseUrl } from "@/lib/env";
import { leaveMappingToDrizzle } from "./tx";

/** One connection as the application's restricted role. Statements go out in the order in which they are asked for. */
export interface Connection {
  readonly unsafe: ReservedSql["unsafe"];
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
    unsafe: (...statement) => (lost ? client : reserved).unsafe(...statement),
    isLost: () => lost,
    close,
  };
  return connection;

  function lose(): void {
    if (lost) return;
    lost = true;
    void close(); // so that the client refuses what comes late
    if (connection) onLost(connection);
  }
}
