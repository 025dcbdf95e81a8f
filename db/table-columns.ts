import type { PgColumn } from "drizzle-orm/pg-core";

/** The column name of a table's property. */
export const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A value as its column passes it to the driver. */
export const driverValue = (column: PgColumn | undefined, value: unknown): unknown =>
  value === null || value === undefined ? null : column?.mapToDriverValue(value);
