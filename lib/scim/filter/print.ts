import type { Filter, Literal } from "./ast";
import { joinPath } from "./attribute-path";

/** The text that `parseFilter` reads back to the same filter, with no more brackets than it takes. */
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

/** Chains are read from the left, so that one on the right takes brackets. */
const printRight = (filter: Filter, within: "and" | "or"): string =>
  filter.kind === within || filter.kind === "or" ? `(${printFilter(filter)})` : printFilter(filter);

/** A literal that still holds %40 would be decoded when it is read. */
const printLiteral = (value: Literal): string =>
  JSON.stringify(value).replaceAll("%40", "\\u002540");
