import { memberOf } from "../any-case";
import type { Attribute } from "../attribute";
import { elementsOf, objectOf, statesNothing } from "../canonical-value";
import { assertText, wrongType } from "../coerce";
import { badRequest } from "../error";
import type { Json } from "../json";
import type { ResolvedFilter } from "../resolved";
import type { DetachedChange } from "../store";
import type { Target } from "../target";
import type { Operation } from "./operation";
import { lists } from "./remove";

/** An operation on a detached attribute, as ids only, so that no more is read than changes. */
export function detachedChange({ op, target, value }: Operation): DetachedChange {
  const { attribute, sub, where, text } = target;
  const name = nameOf(target);
  if (sub || (where && op !== "remove")) {
    throw badRequest(
      "mutability",
      `"${text}" can't be changed in place. Remove the value and add a new one.`,
    );
  }
  if (where) return removeWhere(name, where);
  if (op !== "remove") {
    return { kind: op, attribute: name, values: idsIn(attribute, value ?? null, text) };
  }
  if (!lists(value)) return { kind: "replace", attribute: name, values: [] };
  return { kind: "remove", attribute: name, values: idsIn(attribute, value, text) };
}

/** The distinct ids that a client sent for a detached attribute. */
export function idsIn(attribute: Attribute, value: Json, at: string): string[] {
  return [...new Set(elementsOf(attribute, value, at).map((one) => idIn(attribute, one, at)))];
}

function idIn(attribute: Attribute, element: Json, at: string): string {
  if (attribute.type !== "complex") throw wrongType(at, "an array of objects", element);
  const id = statesNothing(element) ? "" : memberOf(objectOf(attribute, element, at), "value");
  if (id === undefined || id === null || id === "") {
    throw badRequest("invalidValue", `Each of "${at}" needs a "value", the id of the resource.`);
  }
  if (typeof id !== "string") throw wrongType(`${at}.value`, "a string", id);
  assertText(id, `${at}.value`);
  return id;
}

function removeWhere(attribute: string, filter: ResolvedFilter): DetachedChange {
  const values = idsNamed(filter);
  return values
    ? { kind: "remove", attribute, values: [...new Set(values)] }
    : { kind: "removeWhere", attribute, filter };
}

/** The ids in a filter that only lists ids: `value eq "a" or value eq "b"`. */
function idsNamed(filter: ResolvedFilter): string[] | undefined {
  if (filter.kind === "or") {
    const left = idsNamed(filter.left);
    const right = idsNamed(filter.right);
    return left && right && [...left, ...right];
  }
  if (filter.kind !== "compare" || filter.op !== "eq") return undefined;
  const { path, value } = filter;
  return path.keys.join() === "value" && typeof value === "string" ? [value] : undefined;
}

const nameOf = ({ keys }: Target): string => keys.at(-1) ?? "";

/** The changes in order, with adjacent ones of a kind merged: Okta sends hundreds of single ones. */
export function joined(changes: readonly DetachedChange[]): DetachedChange[] {
  const runs: Run[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (change.kind === "removeWhere") runs.push({ change, values: [] });
    else if (last && continues(last.change, change)) last.values.push(...change.values);
    else runs.push({ change, values: [...change.values] });
  }
  return runs
    .filter(({ change, values }) => values.length > 0 || mattersAlone.has(change.kind))
    .map(({ change, values }) =>
      change.kind === "removeWhere" ? change : { ...change, values: [...new Set(values)] },
    );
}

interface Run {
  readonly change: DetachedChange;
  readonly values: string[];
}

const mattersAlone: ReadonlySet<string> = new Set(["removeWhere", "replace"]);

const continues = (last: DetachedChange, next: DetachedChange): boolean =>
  !mattersAlone.has(next.kind) && last.kind === next.kind && last.attribute === next.attribute;
