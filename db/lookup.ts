import { type Binding, bindingColumns, bindingFrom, type Credential } from "./binding";
import { acquire, giveBack } from "./client";
import type { Expression } from "./expression";
import { isPrepared, sent } from "./sent";
import type { Tx } from "./tx";

interface Sought {
  readonly workspace: string;
  readonly credential: Credential;
  readonly value: Expression;
}

interface Lookup extends Sought {
  /** Throws where the binding isn't enough; undefined where there is no such workspace. */
  readonly admit: (binding: Binding | undefined) => unknown;
}

/**
 * Reads one JSON value for a caller whom the same statement proves: one round trip, and the statement is its own
 * transaction. The value is only looked up, and row security only shows it, once the binding holds.
 */
export async function lookup<T>({ admit, ...sought }: Lookup): Promise<T> {
  const { text, parameters } = lookupStatement(sought);
  const connection = await acquire();
  const answer = sent<Binding & { found: string | null }>(connection, text, parameters);
  giveBack(connection, answer);
  const [row] = await answer;
  admit(row);
  return JSON.parse(row?.found ?? "null"); // the expression says of which type it is
}

/** The statement that proves a caller and looks a value up. */
export function lookupStatement({ workspace, credential, value }: Sought): Expression {
  const call = bindingFrom(workspace, credential, value.parameters.length);
  return {
    text: statementOf(value.text, call.text),
    parameters: [...value.parameters, ...call.parameters],
  };
}

/** By the call, then by the value. */
const remembered = new Map<string, Map<string, string>>();

/**
 * Of a prepared statement that comes again the same string: the driver looks statements up by it, and a new one it would
 * hash anew.
 */
function statementOf(value: string, call: string): string {
  const ofCall = remembered.get(call) ?? new Map<string, string>();
  const known = ofCall.get(value);
  if (known) return known;
  const made = `select ${bindingColumns}, case when state = 'ok' then ${value} end as found from ${call}`;
  if (isPrepared(made)) remembered.set(call, ofCall.set(value, made));
  return made;
}

/** The same within a transaction, as its earlier statements left things. */
export async function valueIn<T>(tx: Tx, { text, parameters }: Expression): Promise<T> {
  const [row] = await tx.send(`select ${text} as found`, [...parameters]);
  return JSON.parse(row?.found ?? "null"); // the expression says of which type it is
}
