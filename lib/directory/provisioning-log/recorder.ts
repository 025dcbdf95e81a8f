import "server-only";
import { failureOf } from "@/db/failure";
import {
  insertScimRequests,
  pruneScimRequests,
  type ScimRequestRow,
} from "@/db/queries/scim-requests";
import { transaction } from "@/db/tenant";
import { log } from "@/lib/log";
import { keptRows, keptUnproved } from "./kept-rows";

const flushAfterMs = 250;
const pruneEvery = 1_000;
/** Limits on a workspace's rows waiting for a flush; lower for unauthenticated ones, which anyone can cause. */
const waitingAtMost = 5_000;
const unprovedAtMost = 25;

const waiting = new Map<string, ScimRequestRow[]>();
const sincePrune = new Map<string, number>();
/** Rows lost so far in the current database outage. */
let lost = 0;
let timer: NodeJS.Timeout | undefined;
let flushing: Promise<void> = Promise.resolve();

/**
 * Adds a request to its workspace's provisioning log. Rows are written in batches a moment later, outside any request;
 * a crash can lose that moment's rows, but never a change.
 */
export function recordRequest(workspace: string, row: ScimRequestRow): void {
  const rows = waiting.get(workspace) ?? [];
  if (rows.length >= waitingAtMost) return;
  if (row.tokenId === null && unprovedIn(rows) >= unprovedAtMost) return;
  rows.push(row);
  waiting.set(workspace, rows);
  timer ??= setTimeout(flushRequests, flushAfterMs).unref();
}

const unprovedIn = (rows: readonly ScimRequestRow[]) =>
  rows.filter(({ tokenId }) => tokenId === null).length;

/** The number of rows not written yet. */
export const waitingRequests = (): number =>
  [...waiting.values()].reduce((sum, rows) => sum + rows.length, 0);

/** Writes the waiting rows. Flushes run one at a time, so that a slow database gets larger ones rather than more. */
export function flushRequests(): Promise<void> {
  clearTimeout(timer);
  flushing = flushing.then(async () => {
    const batches = [...waiting];
    waiting.clear();
    timer = undefined;
    for (const [workspace, rows] of batches) await write(workspace, rows);
  });
  return flushing;
}

async function write(workspace: string, rows: ScimRequestRow[]): Promise<void> {
  const written = (sincePrune.get(workspace) ?? pruneEvery) + rows.length;
  const prunes = written >= pruneEvery;
  try {
    const isKept = await transaction({
      workspace,
      credential: { kind: "operator" },
      mode: "write",
      admit: (binding) => binding !== undefined,
      work: async (tx, admitted) => {
        if (!(await admitted)) return false; // no such workspace
        insertScimRequests(tx, rows);
        if (prunes) await pruneScimRequests(tx, { keep: keptRows, keepUnproved: keptUnproved });
        return true;
      },
    });
    if (isKept) sincePrune.set(workspace, prunes ? 0 : written);
    if (lost > 0) log.warn({ lost }, "rows of the provisioning log are being written again");
    lost = 0;
  } catch (error) {
    const isOutage = failureOf(error)?.kind === "unavailable";
    // One line per outage, however many flushes fail.
    if (!isOutage || lost === 0) {
      log.warn({ err: error, workspace }, "rows of the provisioning log were not written");
    }
    if (isOutage) lost += rows.length;
  }
}
