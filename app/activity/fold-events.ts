import type { ActivityRow } from "@/lib/directory/activity";

/** What one request did, the newest event first. */
export type Fold = [ActivityRow, ...ActivityRow[]];

/** Events by the request, and by who acted in it, each where its newest event stood. */
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
 * What all events of a fold were about: one person, one policy, or one group that people came into or left.
 * That people are asked to sign follows from the rest, and is what it is about only where there is no rest.
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

/** The group that people came into or left, or that was itself made or changed. */
const groupOf = ({ before, after, target }: ActivityRow) =>
  after?.group ?? before?.group ?? (target.type === "group" ? target.label : undefined);

/** How often each action occurs in a fold, in the order in which they happened. */
export function actionCounts(fold: Fold): [action: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { action } of fold.toReversed()) counts.set(action, (counts.get(action) ?? 0) + 1);
  return [...counts];
}
