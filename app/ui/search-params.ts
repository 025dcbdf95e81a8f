export type SearchParams = Record<string, string | string[] | undefined>;

/** The first value of a query parameter, without U+0000, which stored text never has; an empty one counts as absent. */
export function param(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value)?.replaceAll("\0", "") || undefined;
}

/** The value of a query parameter, if it is one of those allowed. */
export function choice<const T extends string>(
  params: SearchParams,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = param(params, name);
  return allowed.find((one) => one === value);
}

const positions = ["after", "trail"];

/** The query string with some parameters changed; a new filter starts at the first page. */
export function withParams(
  current: string | URLSearchParams,
  changes: Record<string, string | undefined>,
): string {
  const params = new URLSearchParams(current);
  for (const position of positions) params.delete(position);
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const query = params.toString();
  return query && `?${query}`;
}
