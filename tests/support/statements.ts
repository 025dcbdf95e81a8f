import { vi } from "vitest";
import * as client from "@/db/client";

export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

type Connection = Awaited<ReturnType<typeof client.acquire>>;
type Unsafe = Connection["unsafe"];

/** Every statement that the application sends while `work` runs; nothing else may use its pool meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const watched = new Map<Connection, Unsafe>();
  const acquire = client.acquire;
  const spy = vi.spyOn(client, "acquire").mockImplementation(async () => {
    const connection = await acquire();
    if (!watched.has(connection)) watched.set(connection, watch(connection, sent));
    return connection;
  });
  try {
    await work();
    return sent;
  } finally {
    spy.mockRestore();
    for (const [connection, unsafe] of watched) Object.assign(connection, { unsafe });
  }
}

/** Records what a connection sends; returns its original `unsafe`. */
function watch(connection: Connection, sent: Statement[]): Unsafe {
  const { unsafe } = connection;
  const noting: Unsafe = (text, parameters = [], options) => {
    sent.push({ text, parameters });
    return unsafe(text, parameters, options);
  };
  Object.assign(connection, { unsafe: noting });
  return unsafe;
}
