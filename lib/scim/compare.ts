import type { Attribute } from "./attribute";
import { caseKey } from "./case-key";
import type { Json } from "./json";

export type Comparable = string | number | boolean;

/**
 * The comparable form of an attribute's value, for comparing and sorting in memory and in SQL; undefined if the value
 * isn't of the attribute's type. Strings in this form sort by code point.
 */
export function comparable(attribute: Attribute, value: Json): Comparable | undefined {
  switch (attribute.type) {
    case "string":
    case "reference":
    case "binary":
      if (typeof value !== "string") return undefined;
      return attribute.caseExact ? value : caseKey(value);
    case "dateTime":
      return typeof value === "string" ? instantOf(value) : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "integer":
    case "decimal":
      return typeof value === "number" ? value : undefined;
    case "complex":
      return undefined;
  }
}

/** Negative, zero or positive if `a` sorts before, with or after `b`. Both are values of one attribute. */
export function compareValues(a: Comparable, b: Comparable): number {
  if (typeof a === "string" && typeof b === "string") return byCodePoint(a, b);
  return Number(a) - Number(b);
}

/** JavaScript sorts strings by UTF-16 unit, PostgreSQL's "C" by code point: they differ above U+FFFF. */
function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

const rank = (unit: number): number => {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
};

const dateTime =
  /^(?<date>\d{4}-\d\d-\d\d)T(?<time>(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?<fraction>\.\d+)?(?<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/i;

/**
 * The instant of an XSD dateTime (RFC 7643 s2.3.5) in UTC to the millisecond; without an offset, it is in UTC. Neither
 * XSD 1.0 nor PostgreSQL has a year 0.
 */
export function instantOf(text: string): string | undefined {
  const { date, time, fraction = "", zone = "Z" } = dateTime.exec(text)?.groups ?? {};
  if (!date || !isDay(date)) return undefined;
  const milliseconds = fraction.slice(1, 4).padEnd(3, "0");
  const instant = new Date(`${date}T${time}.${milliseconds}${zone.toUpperCase()}`);
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999 ? instant.toISOString() : undefined;
}

/** Date accepts 30 February, as 2 March. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
