import { ScimBadge } from "./badge";

/** Which integration owns an account or a group, or that people do. */
export function ManagedBy({ token }: { token: { name: string } | null }) {
  if (!token) return <span className="text-muted">Accedo</span>;
  return (
    <span className="inline-flex items-center gap-2 max-md:justify-end">
      <ScimBadge />
      <span className="wrap-anywhere">{token.name}</span>
    </span>
  );
}
