/** The least UUIDv7 of a moment: ids are in the order of time, so that a range of dates is a range of ids. */
export const firstIdAt = (moment: Date): string =>
  `${moment
    .getTime()
    .toString(16)
    .padStart(12, "0")
    .replace(/^(.{8})(.{4})$/, "$1-$2")}-7000-8000-000000000000`;
