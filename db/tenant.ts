import { type Binding, bindingColumns, bindingFrom, type Credential } from "./binding";
import { acquire, giveBack } from "./client";
import type { Connection } from "./connection";
import { isAftermath, withoutParameters } from "./failure";
import { overConnection, type Tx } from "./tx";

interface Transaction<A, T> {
  workspace: string;
  credential: Credential;
  mode: "read" | "write";
  /** Turns the binding into the caller, or throws; it is undefined if there is no such workspace. */
  admit: (binding: Binding | undefined) => A;
  /**
   * It may send statements before `admitted` resolves: row security shows them nothing unless the binding succeeds. It
   * need not await its last statements either: the commit is sent with them, and fails if one of them did.
   */
  work: (tx: Tx, admitted: Promise<A>) => Promise<T>;
  /** Whether anything was written; if not, the commit is not awaited. */
  wrote?: (value: T) => boolean;
}

/**
 * Runs `work` in one transaction bound to the workspace. Begin, bind, and the first statements of `work` share a round
 * trip. An error of `admit` takes precedence over one of `work`.
 */
export async function transaction<A, T>(of: Transaction<A, T>): Promise<T> {
  const connection = await acquire();
  let last: Promise<unknown> | undefined;
  let first: unknown; // the first error among statements that were sent together
  const noted = <Sent extends Promise<unknown>>(sent: Sent): Sent => {
    sent.catch((error: unknown) => {
      first ??= error;
    });
    return sent;
  };
  try {
    const begun = connection.unsafe(of.mode === "read" ? "begin read only" : "begin").execute();
    const admitted = bind(connection, of.workspace, of.credential).then(of.admit);
    const tx = overConnection({ unsafe: (...statement) => noted(connection.unsafe(...statement)) });
    const [, admission, outcome] = await Promise.allSettled([
      begun,
      admitted,
      of.work(tx, admitted),
    ]);
    if (admission.status === "rejected") throw admission.reason;
    if (outcome.status === "rejected") throw outcome.reason;

    tx.flush();
    const committed = connection.unsafe("commit").execute();
    last = committed;
    giveBack(connection, committed);
    const wrote = of.wrote?.(outcome.value) ?? of.mode === "write";
    if (wrote) await assertCommitted(committed, () => first);
    return outcome.value;
  } catch (error) {
    if (!last) giveBack(connection, connection.unsafe("rollback").execute());
    throw withoutParameters(isAftermath(error) ? (first ?? error) : error);
  }
}

/** PostgreSQL answers a commit with ROLLBACK if a statement of the transaction failed. */
async function assertCommitted(
  committed: Promise<{ command: string }>,
  failure: () => unknown,
): Promise<void> {
  const { command } = await committed;
  if (command !== "COMMIT") throw failure() ?? new Error(`commit was answered by ${command}`);
}

async function bind(
  connection: Connection,
  workspace: string,
  credential: Credential,
): Promise<Binding | undefined> {
  const { text, parameters } = bindingFrom(workspace, credential);
  // Executed now, not when awaited, so that it precedes a read's own queries.
  const [row] = await connection
    .unsafe<Binding[]>(`select ${bindingColumns} from ${text}`, [...parameters], {
      prepare: true,
    })
    .execute();
  return row;
}
