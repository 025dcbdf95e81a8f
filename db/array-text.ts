/** Values, as a column hands them to the driver, in PostgreSQL's own form of an array. */
export const arrayText = (values: readonly unknown[]): string =>
  `{${values.map(elementText).join(",")}}`;

function elementText(value: unknown): string {
  if (value === null || value === undefined) return "null";
  return `"${String(value).replace(/["\\]/g, "\\$&")}"`;
}
