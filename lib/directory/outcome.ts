import type { JsonObject } from "@/lib/scim/json";
import type { Actor } from "./actor";

/** One change, as the activity log tells it. `before` and `after` hold what changed, and nothing secret. */
export interface ActivityEntry {
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly label: string };
  readonly before?: JsonObject | null;
  readonly after?: JsonObject | null;
  /** Who did it, where that isn't the caller: somebody who was a visitor until this very change. */
  readonly by?: Actor;
  /** Where it came from, when who did it doesn't tell. */
  readonly source?: "saml";
}

declare const outcome: unique symbol;

/** What a change hands to the door: its value, and the events that tell of it. Made by `recorded` and `unchanged` alone. */
export interface Outcome<T> {
  readonly [outcome]: true;
  /** May be a promise: of what is read at the end, and comes with the commit. */
  readonly value: T;
  readonly entries: readonly ActivityEntry[];
  /** Whether there is anything to commit. */
  readonly wrote: boolean;
}

const make = <T>(value: T, entries: readonly ActivityEntry[], wrote = true) =>
  ({ value, entries, wrote }) as Outcome<T>; // the brand exists in types alone

/** The change was made, and this is what the log says of it. */
export const recorded = <T>(value: T, first: ActivityEntry, ...more: ActivityEntry[]): Outcome<T> =>
  make(value, [first, ...more]);

/** The change was made to several objects; an empty list is for a caller that found nothing to change. */
export const recordedAll = <T>(value: T, entries: readonly ActivityEntry[]): Outcome<T> =>
  make(value, entries);

/** Nothing that the log tells of has changed. */
export const unchanged = <T>(value: T): Outcome<T> => make(value, []);

/** Nothing at all was written. */
export const untouched = <T>(value: T): Outcome<T> => make(value, [], false);
