import fc from "fast-check";
import { name, text } from "./values";

const quoted = text.map((value) => JSON.stringify(value));
const word = fc.constantFrom(
  "eq",
  "ne",
  "co",
  "sw",
  "ew",
  "gt",
  "le",
  "pr",
  "and",
  "or",
  "not",
  "(",
  ")",
  "[",
  "]",
  ".",
  ":",
  "true",
  "null",
  "1e999",
  "-",
);

const comparison = fc
  .tuple(name, fc.constantFrom("eq", "Co", "sw", "gt", "pr", "xx"), quoted)
  .map(([attribute, operator, value]) => `${attribute} ${operator} ${value}`);

const deep = fc
  .tuple(fc.constantFrom("(", "not (", "emails["), fc.integer({ min: 1, max: 3_000 }), comparison)
  .map(([opening, times, inner]) => `${opening.repeat(times)}${inner}`);

/** What could pass for a filter: whole ones, cut ones, words in any order, and anything else. */
export const filter = fc.oneof(
  { weight: 3, arbitrary: comparison },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(comparison, fc.constantFrom(" and ", " or ", " and not (", ")")), {
        maxLength: 9,
      })
      .map((parts) => parts.join("")),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(word, name, quoted), { maxLength: 12 })
      .map((parts) => parts.join(" ")),
  },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: text },
);

/** What could pass for a path of PATCH. */
export const path = fc.oneof(
  name,
  fc.tuple(name, name).map(([outer, inner]) => `${outer}.${inner}`),
  fc.tuple(name, filter, name).map(([list, where, sub]) => `${list}[${where}].${sub}`),
  fc.array(fc.oneof(word, name, quoted), { maxLength: 8 }).map((parts) => parts.join("")),
  text,
);
