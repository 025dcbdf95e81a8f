const labels = [
  "Users",
  "Users/{id}",
  "Users/.search",
  "Groups",
  "Groups/{id}",
  "Groups/.search",
  "Bulk",
  "Me",
  ".search",
  "ServiceProviderConfig",
  "ResourceTypes",
  "ResourceTypes/{id}",
  "Schemas",
  "Schemas/{id}",
];

const byPath = new Map(labels.map((label) => [label.toLowerCase(), label]));

/** The endpoint of a path, for logs and metrics: one of a fixed set, or "other". */
export function endpointLabel(pathname: string): string {
  const [, , , first = "", second, third] = pathname.toLowerCase().split("/");
  if (!second || third) return (third ? undefined : byPath.get(first)) ?? "other";
  return byPath.get(`${first}/${second}`) ?? byPath.get(`${first}/{id}`) ?? "other";
}
