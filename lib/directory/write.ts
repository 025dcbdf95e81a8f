import "server-only";
import type { Binding, Credential } from "@/db/binding";
import type { Expression } from "@/db/expression";
import { type Failure, failureOf } from "@/db/failure";
import { lookup } from "@/db/lookup";
import { insertActivity } from "@/db/queries/activity";
import { transaction } from "@/db/tenant";
import type { Tx } from "@/db/tx";
import { type Admitted, admit } from "./admit";
import type { Ctx } from "./ctx";
import { eventsOf } from "./events";
import type { ActivityEntry, Outcome } from "./outcome";
import type { Permission } from "./permissions";
import { refusalFor } from "./refusal";
import { noteTokenUse } from "./token-use";

export type { Admitted } from "./admit";
export { recorded, recordedAll, unchanged, untouched } from "./outcome";

/** Reads what the caller shows of the row a verb wrote, in the same transaction; nothing refers to a new row yet. */
export type View<R, V> = (tx: Tx, row: R, made?: { isNew: boolean }) => Promise<V>;

const attempts = 4;
// A concurrent request removed the reference or added the duplicate: the next attempt sees that, and reports it.
const worthAnother: ReadonlySet<Failure["kind"]> = new Set([
  "collision",
  "missing reference",
  "duplicate",
]);

/** Authenticates and authorises the caller and runs the queries, in one transaction. Throws DirectoryError. */
export async function read<T>(
  ctx: Ctx,
  permission: Permission,
  query: (tx: Tx, admitted: Promise<Admitted>) => Promise<T>,
): Promise<T> {
  return proved(ctx, permission, (admission) =>
    transaction({ ...admission, mode: "read", work: query }),
  );
}

/** Only authenticates and authorises the caller. Throws DirectoryError. */
export const prove = (ctx: Ctx, permission: Permission): Promise<Admitted> =>
  read(ctx, permission, (_, admitted) => admitted);

/**
 * Reads the JSON value of one expression, and authenticates the caller in the same statement, so that it takes one
 * round trip. Throws DirectoryError.
 */
export async function find<T>(ctx: Ctx, permission: Permission, value: Expression): Promise<T> {
  return proved(ctx, permission, (admission) => lookup<T>({ ...admission, value }));
}

/**
 * The only way to write: authenticates the caller, runs the change, and writes its activity events, in one transaction.
 * Retries after a collision with another transaction. Throws DirectoryError.
 */
export async function write<T>(
  ctx: Ctx,
  permission: Permission,
  change: (tx: Tx, admitted: Admitted) => Promise<Outcome<T>>,
): Promise<Awaited<T>> {
  return writeAfter(ctx, permission, nothing, change);
}

const nothing = async (): Promise<void> => {};

/** The same for a change that starts with a lookup or lock, which shares its round trip with the authentication. */
export async function writeAfter<F, T>(
  ctx: Ctx,
  permission: Permission,
  look: (tx: Tx) => Promise<F>,
  change: (tx: Tx, admitted: Admitted, found: F) => Promise<Outcome<T>>,
): Promise<Awaited<T>> {
  const { value, entries } = await proved(ctx, permission, (admission) =>
    transaction({
      ...admission,
      mode: "write",
      work: async (tx, proof) => {
        const [admitted, found] = await Promise.all([proof, look(tx)]);
        const outcome = await change(tx, admitted, found);
        // If it fails, so does the commit, which reports the error.
        Promise.resolve(outcome.value).catch(() => {});
        await insertActivity(tx, eventsOf(ctx, admitted.actor, outcome.entries));
        return outcome;
      },
      wrote: ({ wrote }) => wrote,
    }),
  );
  noteChanges(ctx, entries);
  return await value;
}

interface Admission {
  readonly workspace: string;
  readonly credential: Credential;
  readonly admit: (binding: Binding | undefined) => Admitted;
}

async function proved<T>(
  ctx: Ctx,
  permission: Permission,
  attempt: (admission: Admission) => Promise<T>,
): Promise<T> {
  const { workspace, credential } = ctx;
  for (let tried = 1; ; tried++) {
    let admitted: Admitted | undefined;
    const admission: Admission = {
      workspace,
      credential,
      admit: (binding) => {
        noteFault(ctx, binding);
        admitted = admit(ctx, permission)(binding);
        return admitted;
      },
    };
    try {
      return await attempt(admission);
    } catch (error) {
      const failure = failureOf(error);
      if (failure && worthAnother.has(failure.kind) && tried < attempts) {
        await pause(tried);
        continue;
      }
      throw failure ? refusalFor(failure, error) : error;
    } finally {
      if (admitted) await noteCaller(ctx, admitted);
    }
  }
}

async function noteCaller(ctx: Ctx, { actor }: Admitted): Promise<void> {
  const { trace } = ctx.request;
  if (trace && actor.type === "token") trace.tokenId = actor.id;
  await noteTokenUse(ctx, actor);
}

function noteFault({ request: { trace } }: Ctx, binding: Binding | undefined): void {
  if (!trace || !binding || binding.state === "ok") return;
  trace.fault = binding.state;
  trace.revoked = binding.state === "revoked" ? binding.actorLabel : null;
}

function noteChanges({ request: { trace } }: Ctx, entries: readonly ActivityEntry[]): void {
  if (!trace) return;
  trace.first ??= entries[0] ?? null;
  trace.changes += entries.length;
}

/** Grows with each attempt, with jitter so that colliding transactions don't collide again. */
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, (5 + Math.random() * 20) * 2 ** attempt));
