import { KeyRound } from "lucide-react";
import { StatusBadge } from "@/app/ui/badge";
import { EmptyState } from "@/app/ui/empty-state";
import { Cell, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { TokenSummary } from "@/lib/directory/tokens";
import { RevokeTokenDialog } from "./revoke-token-dialog";
import { tokenColumns } from "./token-columns";

/** The workspace's tokens; revoked ones stay, so that one sees when each was active. */
export function TokenTable({ tokens }: { tokens: TokenSummary[] }) {
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No tokens yet">
        An identity provider proves itself with a token. Generate one, then paste it with the
        endpoint URL into your provider; the guide below shows where.
      </EmptyState>
    );
  }
  return (
    <Table label="SCIM Tokens" columns={tokenColumns}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </Table>
  );
}

function TokenRow({ token }: { token: TokenSummary }) {
  return (
    <Row>
      <Cell lead>
        <span className="font-medium wrap-anywhere">{token.name}</span>{" "}
        <span className="font-mono text-xs whitespace-nowrap text-muted">…{token.hint}</span>
      </Cell>
      <Cell label="Status">
        <StatusBadge status={token.status} />
      </Cell>
      <Cell label="Created">
        <Moment at={token.createdAt} by={token.createdBy} />
      </Cell>
      <Cell label="Last used">
        {token.lastUsedAt && <Moment at={token.lastUsedAt} by={token.lastUsedBy} />}
      </Cell>
      {token.revokedAt ? (
        <Cell label="Revoked" className="text-muted md:text-right">
          <span>
            <span className="max-md:hidden">Revoked </span>
            <Moment at={token.revokedAt} by={token.revokedBy} />
          </span>
        </Cell>
      ) : (
        <Cell corner className="md:text-right">
          <RevokeTokenDialog id={token.id} name={token.name} />
        </Cell>
      )}
    </Row>
  );
}

function Moment({ at, by }: { at: Date; by: string | null }) {
  return (
    <span>
      <Time at={at} />
      {by && <span className="block max-w-48 truncate text-xs text-muted">{by}</span>}
    </span>
  );
}
