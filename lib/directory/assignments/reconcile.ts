import "server-only";
import { lockAssignmentsOf, type People, reconcileAssignments } from "@/db/queries/assignments";
import type { Tx } from "@/db/tx";
import type { ActivityEntry } from "../outcome";

export {
  lockAssignmentsOf,
  peopleConcernedBy,
  peopleIn,
  thesePeople,
} from "@/db/queries/assignments";

/** Updates people's assignments to match their reasons; returns an entry per person whose assignments changed. */
export async function reconcile(tx: Tx, people: People): Promise<ActivityEntry[]> {
  await lockAssignmentsOf(tx, people);
  return reconcileLocked(tx, people);
}

/** The same for people whose rows this transaction has already locked. */
export async function reconcileLocked(tx: Tx, people: People): Promise<ActivityEntry[]> {
  const changes = await reconcileAssignments(tx, people, new Date());
  return changes.map(({ userId, label, assigned, withdrawn }) => ({
    action: "user.assignments_changed",
    target: { type: "user", id: userId, label },
    before: withdrawn.length > 0 ? { withdrawn } : null,
    after: assigned.length > 0 ? { assigned } : null,
  }));
}
