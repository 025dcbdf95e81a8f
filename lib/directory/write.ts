import "server-only";
import { type Failure, failureOf } from "@/db/failure";
import { insertActivity } from "@/db/queries/activity";
import { type Binding, transaction } from "@/db/tenant";
import type { Tx } from "@/db/tx";
import { type Admitted, admit } from "./admit";
import type { Ctx } from "./ctx";
import { eventsOf } from "./events";
import type { ActivityEntry, Outcome } from "./outcome";
import type { Permission } from "./permissions";
import { refusalFor } from "./refusal";
import { noteTokenUse } from "./token-use";

export type { Admitted } from "./admit";
export { recorded, recordedAll, unchanged } from "./outcome";

/** What a verb reads of the row it wrote, in the same transaction, for its caller to show. */
export type View<R, V> = (tx: Tx, row: R) => Promise<V>;

/** What must hold of the version that is about to change; throws otherwise. It runs under the row's lock. */
export type Precondition = (version: number) => void;

const attempts = 4;
// A reference that went missing was removed in parallel: the next attempt sees that it is gone, and says so.
const worthAnother: ReadonlySet<Failure["kind"]> = new Set(["collision", "missing reference"]);

/**
 * The door for reading: proves the caller and runs the queries, in one transaction and, where `query` doesn't
 * wait for `admitted`, in one round trip. It may say when it has sent all of its queries, and then sends no more.
 * Throws DirectoryError.
 */
export async function read<T>(
  ctx: Ctx,
  permission: Permission,
  query: (tx: Tx, admitted: Promise<Admitted>, allSent: () => void) => Promise<T>,
): Promise<T> {
  return enter(ctx, permission, "read", query);
}

/**
 * The only door for writing: proves the caller, runs the change, and writes its activity events, in one
 * transaction. A collision with another transaction is tried again. Throws DirectoryError.
 */
export async function write<T>(
  ctx: Ctx,
  permission: Permission,
  change: (tx: Tx, admitted: Admitted) => Promise<Outcome<T>>,
): Promise<T> {
  const { value, entries } = await enter(
    ctx,
    permission,
    "write",
    async (tx, admission, allSent) => {
      const admitted = await admission;
      const outcome = await change(tx, admitted);
      if (outcome.entries.length > 0) {
        await insertActivity(tx, eventsOf(ctx, admitted.actor, outcome.entries), allSent);
      }
      return outcome;
    },
  );
  noteChanges(ctx, entries);
  return value;
}

async function enter<T>(
  ctx: Ctx,
  permission: Permission,
  mode: "read" | "write",
  work: (tx: Tx, admitted: Promise<Admitted>, allSent: () => void) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let admitted: Admitted | undefined;
    try {
      return await transaction({
        workspace: ctx.workspace,
        credential: ctx.credential,
        mode,
        admit: (binding) => {
          noteFault(ctx, binding);
          admitted = admit(ctx, permission)(binding);
          return admitted;
        },
        work,
      });
    } catch (error) {
      const failure = failureOf(error);
      if (failure && worthAnother.has(failure.kind) && attempt < attempts) {
        await pause(attempt);
        continue;
      }
      throw failure ? refusalFor(failure, error) : error;
    } finally {
      if (admitted) await noteCaller(ctx, admitted);
    }
  }
}

async function noteCaller({ request, ...ctx }: Ctx, { actor }: Admitted): Promise<void> {
  if (request.trace && actor.type === "token") request.trace.tokenId = actor.id;
  await noteTokenUse({ request, ...ctx }, actor);
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

/** Grows with the attempt, and differs between transactions that collided. */
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, (5 + Math.random() * 20) * 2 ** attempt));
