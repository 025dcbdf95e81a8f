/** A PostgreSQL array literal of driver values. */
export const arrayText = (values: readonly unknown[]): string =>
  `{${values.map(elementText).join(",")}}`;

function elementText(value: unknown): string {
  if (value === null || value === undefined) return "null";
  return `"${String(value).replace(/["\\]/g, "\\$&")}"`;
}
