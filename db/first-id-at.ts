/** The smallest UUIDv7 of a moment: ids sort chronologically, so a range of dates is a range of ids. */
export const firstIdAt = (moment: Date): string =>
  `${moment
    .getTime()
    .toString(16)
    .padStart(12, "0")
    .replace(/^(.{8})(.{4})$/, "$1-$2")}-7000-8000-000000000000`;
