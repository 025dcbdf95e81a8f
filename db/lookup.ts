import { type SQL, sql } from "drizzle-orm";
import { type Binding, bindingColumns, bindingFrom, type Credential } from "./binding";
import { acquire, giveBack } from "./client";
import { withoutParameters } from "./failure";
import { dialect, isPrepared, type Tx } from "./tx";

interface Lookup {
  readonly workspace: string;
  readonly credential: Credential;
  /** Throws where the binding isn't enough; undefined where there is no such workspace. */
  readonly admit: (binding: Binding | undefined) => unknown;
  /** An expression that gives one JSON value. */
  readonly value: SQL;
}

/**
 * Reads one JSON value for a caller whom the same statement proves: one round trip, and the statement is its own
 * transaction. The value is only looked up, and row security only shows it, once the binding holds.
 */
export async function lookup<T>({ workspace, credential, admit, value }: Lookup): Promise<T> {
  const { sql: text, params } = dialect.sqlToQuery(sql`
    select ${bindingColumns}, case when state = 'ok' then ${value} end as found
    from ${bindingFrom(workspace, credential)}`);
  const connection = await acquire();
  const sent = connection
    .unsafe<(Binding & { found: string | null })[]>(text, params as never[], {
      prepare: isPrepared(text),
    })
    .execute();
  giveBack(connection, sent);
  const [row] = await sent.catch((error: unknown) => {
    throw withoutParameters(error);
  });
  admit(row);
  return JSON.parse(row?.found ?? "null"); // the expression says of which type it is
}

/** The same within a transaction, as its earlier statements left things. */
export async function valueIn<T>(tx: Tx, value: SQL): Promise<T> {
  const { sql: text, params } = dialect.sqlToQuery(sql`select ${value} as found`);
  const [row] = await tx.send(text, params);
  return JSON.parse(row?.found ?? "null"); // the expression says of which type it is
}
