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
  /** Throws if the binding isn't sufficient; it is undefined if there is no such workspace. */
  readonly admit: (binding: Binding | undefined) => unknown;
}

/**
 * Authenticates a caller and reads one JSON value in a single statement, which is its own transaction: one round trip.
 * The value is only looked up, and row security only shows it, if the binding succeeds.
 */
export async function lookup<T>({ admit, ...sought }: Lookup): Promise<T> {
  const { text, parameters } = lookupStatement(sought);
  const connection = await acquire();
  const answer = sent<Binding & { found: string | null }>(connection, text, parameters);
  giveBack(connection, answer);
  const [row] = await answer;
  admit(row);
  return JSON.parse(row?.found ?? "null"); // the expression determines the type
}

/** The statement that authenticates a caller and looks up a value. */
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
 * Returns the same string object each time for a prepared statement: the driver looks statements up by their text, and
 * would have to hash a new string.
 */
function statementOf(value: string, call: string): string {
  const ofCall = remembered.get(call) ?? new Map<string, string>();
  const known = ofCall.get(value);
  if (known) return known;
  const made = `select ${bindingColumns}, case when state = 'ok' then ${value} end as found from ${call}`;
  if (isPrepared(made)) remembered.set(call, ofCall.set(value, made));
  return made;
}

/** Reads a value within a transaction, including the changes of its earlier statements. */
export async function valueIn<T>(tx: Tx, { text, parameters }: Expression): Promise<T> {
  const [row] = await tx.send(`select ${text} as found`, [...parameters]);
  return JSON.parse(row?.found ?? "null"); // the expression determines the type
}
