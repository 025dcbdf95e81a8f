import type { JsonObject } from "@/lib/scim/json";
import type { Actor } from "./actor";

/** One change, as the activity log records it. `before` and `after` hold what changed, and no secrets. */
export interface ActivityEntry {
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly label: string };
  readonly before?: JsonObject | null;
  readonly after?: JsonObject | null;
  /** Who made the change, if not the caller: for example someone whom this change signs in. */
  readonly by?: Actor;
  /** Where the change came from, if the actor's type doesn't imply it. */
  readonly source?: "saml";
}

declare const outcome: unique symbol;

/** A change's result for `write`: its value and its events. Only the functions below create one. */
export interface Outcome<T> {
  readonly [outcome]: true;
  /** May be a promise, for a last read that shares its round trip with the commit. */
  readonly value: T;
  readonly entries: readonly ActivityEntry[];
  /** Whether there is anything to commit. */
  readonly wrote: boolean;
}

const make = <T>(value: T, entries: readonly ActivityEntry[], wrote = true) =>
  ({ value, entries, wrote }) as Outcome<T>; // the brand exists only in types

/** The change was made, and these are its events. */
export const recorded = <T>(value: T, first: ActivityEntry, ...more: ActivityEntry[]): Outcome<T> =>
  make(value, [first, ...more]);

/** The change was made to several objects; an empty list is for a caller that found nothing to change. */
export const recordedAll = <T>(value: T, entries: readonly ActivityEntry[]): Outcome<T> =>
  make(value, entries);

/** Nothing changed that the activity log records. */
export const unchanged = <T>(value: T): Outcome<T> => make(value, []);

/** Nothing at all was written. */
export const untouched = <T>(value: T): Outcome<T> => make(value, [], false);
