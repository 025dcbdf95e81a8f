import { acquire, giveBack } from "./client";
import type { Connection } from "./connection";
import { isAftermath, withoutParameters } from "./failure";
import type { Plan } from "./schema/tenants";
import type { Role } from "./schema/users";
import { overConnection, type Tx } from "./tx";

/** What a caller shows for itself. It is checked inside each transaction, so that a revocation needs no cache to be cleared. */
export type Credential =
  | { kind: "token"; digest: Buffer }
  | { kind: "session"; id: string }
  /** Somebody at the sign-in page. */
  | { kind: "visitor" }
  /** The command line. */
  | { kind: "operator" }
  /** The command line, about to make the workspace. */
  | { kind: "founder"; id: string; name: string; plan: Plan };

/** What the database knows of a credential at a workspace's host. */
export interface Binding {
  state: "ok" | "unknown" | "revoked";
  tenantId: string;
  tenantName: string;
  tenantPlan: Plan;
  actorId: string | null;
  actorLabel: string | null;
  actorEmail: string | null;
  actorRole: Role | null;
  lastUsedAt: string | null;
}

interface Transaction<A, T> {
  workspace: string;
  credential: Credential;
  mode: "read" | "write";
  /** Turns the binding into who is asking, or throws; undefined where there is no such workspace. */
  admit: (binding: Binding | undefined) => A;
  /**
   * A read may send its queries before `admitted` resolves: until then row security shows them nothing. One that
   * says when all of them are sent has the commit travel with the last.
   */
  work: (tx: Tx, admitted: Promise<A>, allSent: () => void) => Promise<T>;
}

/**
 * Runs `work` in one transaction that is tied to the workspace. Begin, bind, and the first queries of a read
 * travel together. Throws what `admit` throws in preference to what `work` throws.
 */
export async function transaction<A, T>(of: Transaction<A, T>): Promise<T> {
  const connection = await acquire();
  const commit = () => connection.unsafe("commit").execute();
  let committed: ReturnType<typeof commit> | undefined;
  let first: unknown;
  const noted = <Sent extends Promise<unknown>>(sent: Sent): Sent => {
    sent.catch((error: unknown) => {
      first ??= error;
    });
    return sent;
  };
  try {
    const begun = connection.unsafe(of.mode === "read" ? "begin read only" : "begin").execute();
    const admitted = bind(connection, of.workspace, of.credential).then(of.admit);
    const tx = overConnection({
      unsafe: (...statement) => {
        if (committed) throw new Error("a statement after those that were said to be all");
        return noted(connection.unsafe(...statement));
      },
    });
    const [, admission, outcome] = await Promise.allSettled([
      begun,
      admitted,
      of.work(tx, admitted, () => {
        committed ??= commit();
      }),
    ]);
    if (admission.status === "rejected") throw admission.reason;
    if (outcome.status === "rejected") throw outcome.reason;

    committed ??= commit();
    if (of.mode === "write") await committed;
    giveBack(connection, committed);
    return outcome.value;
  } catch (error) {
    giveBack(connection, committed ?? connection.unsafe("rollback").execute());
    // Of statements that were sent together, one that failed after another may be heard of before it.
    throw withoutParameters(isAftermath(error) ? (first ?? error) : error);
  }
}

async function bind(
  connection: Connection,
  workspace: string,
  credential: Credential,
): Promise<Binding | undefined> {
  const [row] = await binding(connection, workspace, credential);
  return row;
}

const columns = `state, tenant_id as "tenantId", tenant_name as "tenantName", tenant_plan as "tenantPlan", actor_id as "actorId",
  actor_label as "actorLabel", actor_email as "actorEmail", actor_role as "actorRole", last_used_at as "lastUsedAt"`;

function binding(connection: Connection, workspace: string, credential: Credential) {
  const select = (from: string, parameters: (string | Buffer)[]) =>
    connection
      .unsafe<Binding[]>(`select ${columns} from ${from}`, parameters, { prepare: true })
      .execute(); // and not when awaited: a read's own queries come behind it
  switch (credential.kind) {
    case "token":
      return select("bind_token($1, $2)", [workspace, credential.digest]);
    case "session":
      return select("bind_session($1, $2)", [workspace, credential.id]);
    case "visitor":
    case "operator":
      return select("bind_workspace($1)", [workspace]);
    case "founder":
      return select("found_workspace($1, $2, $3, $4)", [
        workspace,
        credential.id,
        credential.name,
        credential.plan,
      ]);
  }
}
