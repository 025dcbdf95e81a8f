/** "for 30 days", "for as long as the workspace exists": how long rows are kept, in words. */
export const keptFor = (days: number | null): string => {
  if (days === null) return "for as long as the workspace exists";
  return days === 1 ? "for a day" : `for ${days} days`;
};
