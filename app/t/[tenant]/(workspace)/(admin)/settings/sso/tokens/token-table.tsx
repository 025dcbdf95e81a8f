import { KeyRound } from "lucide-react";
import { StatusBadge } from "@/app/ui/badge";
import { classNames } from "@/app/ui/class-names";
import { EmptyState } from "@/app/ui/empty-state";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import { clientName } from "@/lib/directory/provisioning-log/client";
import type { TokenSummary } from "@/lib/directory/tokens";
import { GenerateTokenDialog } from "./generate-token-dialog";
import { RevokeTokenDialog } from "./revoke-token-dialog";
import { rotationName, rotationsOf } from "./rotations";

const columns: Column[] = [
  { label: "Name" },
  { label: "Status" },
  { label: "Created" },
  { label: "Last used" },
  { label: "Action", quiet: true },
];

/** The workspace's tokens, active ones first. Revoked ones stay, to show when each was active. */
export function TokenTable({ tokens }: { tokens: TokenSummary[] }) {
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No tokens yet">
        An identity provider authenticates with a token. Generate one, then paste it into your
        provider together with the endpoint URL; the guide below shows where.
      </EmptyState>
    );
  }
  const rotating = new Set(rotationsOf(tokens).map(({ old }) => old.id));
  return (
    <Table label="SCIM Tokens" columns={columns}>
      {tokens.toSorted(activeFirst).map((token) => (
        <TokenRow
          key={token.id}
          token={token}
          suggestion={rotating.has(token.id) ? undefined : rotationName(token, tokens)}
        />
      ))}
    </Table>
  );
}

const activeFirst = (one: TokenSummary, other: TokenSummary) =>
  Number(other.status === "active") - Number(one.status === "active");

/** `suggestion` names a successor; undefined while the token is already being rotated. */
function TokenRow({ token, suggestion }: { token: TokenSummary; suggestion: string | undefined }) {
  return (
    <Row className="md:h-13">
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
        {token.lastUsedAt && (
          <Moment at={token.lastUsedAt} by={clientName(token.lastUsedBy, token.name)} />
        )}
      </Cell>
      {token.revokedAt ? (
        <Cell label="Revoked" className="text-muted md:text-right">
          <span>
            <span className="max-md:hidden">Revoked </span>
            <Moment at={token.revokedAt} by={token.revokedBy} align="right" />
          </span>
        </Cell>
      ) : (
        <Cell className="max-md:pt-2 md:text-right">
          <span className="flex justify-end gap-1 md:-mr-3 max-md:-mx-3 max-md:-mb-2 max-md:flex-1">
            {suggestion && (
              <GenerateTokenDialog rotation={{ id: token.id, name: token.name, suggestion }} />
            )}
            <RevokeTokenDialog id={token.id} name={token.name} />
          </span>
        </Cell>
      )}
    </Row>
  );
}

/** A time, and below it who did it; on a phone, both are aligned right. */
function Moment({
  at,
  by,
  align = "left",
}: {
  at: Date;
  by: string | null;
  align?: "left" | "right";
}) {
  return (
    <span>
      <Time at={at} />
      {by && (
        <span
          className={classNames(
            "block max-w-48 truncate text-xs text-muted",
            align === "right" ? "ml-auto" : "max-md:ml-auto",
          )}
        >
          {by}
        </span>
      )}
    </span>
  );
}
