const shown = 10;
const longest = 100;

/** `"a", "b" and 3 more`: ids that a client sent, for an error's detail. */
export function listed(ids: readonly string[]): string {
  const quoted = ids.slice(0, shown).map((id) => JSON.stringify(id.slice(0, longest)));
  const rest = ids.length - quoted.length;
  return rest > 0 ? `${quoted.join(", ")} and ${rest} more` : quoted.join(", ");
}
