import { ScimBadge } from "./badge";

/** Which integration manages an account or a group, or that Accedo does. */
export function ManagedBy({ token }: { token: { name: string } | null }) {
  if (!token) return <span className="text-muted">Accedo</span>;
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-2 max-md:justify-end">
      <ScimBadge />
      <span className="max-w-48 min-w-0 truncate" title={token.name}>
        {token.name}
      </span>
    </span>
  );
}
