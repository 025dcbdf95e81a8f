import type { Filter, Literal } from "./ast";
import { joinPath } from "./attribute-path";

/** The text that `parseFilter` parses back to the same filter, with as few brackets as possible. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case "compare":
      return `${joinPath(filter.path)} ${filter.op} ${printLiteral(filter.value)}`;
    case "present":
      return `${joinPath(filter.path)} pr`;
    case "not":
      return `not (${printFilter(filter.inner)})`;
    case "where":
      return `${joinPath(filter.path)}[${printFilter(filter.inner)}]`;
    case "and":
    case "or":
      return `${printLeft(filter.left, filter.kind)} ${filter.kind} ${printRight(filter.right, filter.kind)}`;
  }
}

const printLeft = (filter: Filter, within: "and" | "or"): string =>
  within === "and" && filter.kind === "or" ? `(${printFilter(filter)})` : printFilter(filter);

/** Chains are left-associative, so a chain on the right needs brackets. */
const printRight = (filter: Filter, within: "and" | "or"): string =>
  filter.kind === within || filter.kind === "or" ? `(${printFilter(filter)})` : printFilter(filter);

/** A literal that contains %40 would be decoded when parsed. */
const printLiteral = (value: Literal): string =>
  JSON.stringify(value).replaceAll("%40", "\\u002540");
