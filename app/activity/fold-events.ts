import type { ActivityRow } from "@/lib/directory/activity";

/** What one request did, newest event first. */
export type Fold = [ActivityRow, ...ActivityRow[]];

/** Groups events by request and actor, each group at the place of its newest event. */
export function foldByRequest(events: readonly ActivityRow[]): Fold[] {
  const folds = new Map<string, Fold>();
  for (const event of events) {
    const key = `${event.requestId} ${event.actor.id}`;
    const fold = folds.get(key);
    if (fold) fold.push(event);
    else folds.set(key, [event]);
  }
  return [...folds.values()];
}

/**
 * What all events of a fold are about: one person, one policy, or one group that people joined or left. Changed
 * assignments follow from the other events, so they count only if there are no others.
 */
export function commonSubject(fold: Fold): string | undefined {
  const causes = fold.filter(({ action }) => action !== "user.assignments_changed");
  const [first = fold[0], ...others] = causes.length > 0 ? causes : fold;
  const isAbout = ({ target }: ActivityRow) =>
    target.type === first.target.type && target.id === first.target.id;
  if (others.every(isAbout)) return first.target.label;
  const groups = new Set([first, ...others].map(groupOf));
  const [group] = groups;
  return groups.size === 1 && typeof group === "string" ? group : undefined;
}

/** The group that people joined or left, or that was itself created or changed. */
const groupOf = ({ before, after, target }: ActivityRow) =>
  after?.group ?? before?.group ?? (target.type === "group" ? target.label : undefined);

/** How often each action occurs in a fold, in chronological order. */
export function actionCounts(fold: Fold): [action: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { action } of fold.toReversed()) counts.set(action, (counts.get(action) ?? 0) + 1);
  return [...counts];
}
