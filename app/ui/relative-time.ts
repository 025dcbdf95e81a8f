const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

// "yesterday" is exact, but "last month" could be six weeks ago.
const inWords = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const inNumbers = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** "3 hours ago", "yesterday", "just now"; "in 2 days" for future times. */
export function relativeTime(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) < size) continue;
    const format = unit === "day" ? inWords : inNumbers;
    const count = seconds / size;
    // Rounds future times, so that what is due in 14 days still says so a minute later.
    return format.format(count > 0 ? Math.round(count) : Math.trunc(count), unit);
  }
  return "just now";
}

/** "2026-11-24 10:47:03 UTC" */
export function utcTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
