import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { LoggedRequest } from "@/lib/directory/provisioning-log/provisioning-log";
import { LogFailure, LogSuccess } from "./outcome";
import { duration, shortPath } from "./words";

const columns: Column[] = [
  { label: "Request" },
  { label: "Outcome" },
  { label: "Token" },
  { label: "Duration", align: "right" },
  { label: "Time", align: "right" },
];

/** Requests, newest first; a failed one opens to its cause and fix. */
export function LogTable({ requests }: { requests: LoggedRequest[] }) {
  return (
    <Table label="Provisioning log" columns={columns}>
      {requests.map((request) => (
        <LogRow key={request.id} request={request} />
      ))}
    </Table>
  );
}

function LogRow({ request }: { request: LoggedRequest }) {
  const { at, client, durationMs, explanation, lookup, method, path, token } = request;
  return (
    <Row className="align-top [&>td]:align-top">
      <Cell lead className="md:w-56">
        <span className="font-mono text-xs wrap-anywhere" title={path}>
          <span className="font-semibold">{method}</span> {shortPath(path)}
        </span>
        {lookup && (
          <span className="block text-xs text-muted wrap-anywhere">
            looked up by <span className="font-mono">{lookup}</span>
          </span>
        )}
      </Cell>
      <Cell lead>
        {explanation ? (
          <LogFailure request={request} explanation={explanation} />
        ) : (
          <LogSuccess request={request} />
        )}
      </Cell>
      <Cell label="Token">
        <span className="block md:min-w-36">
          {token ? (
            <span className="wrap-anywhere">{token.name}</span>
          ) : (
            <span className="text-muted">Not authenticated</span>
          )}
          <span className="block text-xs text-muted wrap-anywhere">{client}</span>
        </span>
      </Cell>
      <Cell label="Duration" className="whitespace-nowrap tabular-nums md:text-right">
        {duration(durationMs)}
      </Cell>
      <Cell label="Time" className="md:text-right">
        <Time at={at} />
      </Cell>
    </Row>
  );
}
