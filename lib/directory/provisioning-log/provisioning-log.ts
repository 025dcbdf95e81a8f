import "server-only";
import * as requests from "@/db/queries/scim-requests";
import { isUuid } from "@/db/uuid-array";
import type { Ctx } from "../ctx";
import { pageById } from "../position";
import { read } from "../write";
import { clientName, type IdentityProvider, identityProviderOf } from "./client";
import { type Explanation, explain } from "./explanation";

/** One SCIM request, as the panel shows it. */
export interface LoggedRequest {
  readonly id: string;
  readonly at: Date;
  readonly token: { readonly id: string; readonly name: string } | null;
  readonly client: string;
  readonly provider: IdentityProvider | undefined;
  readonly method: string;
  readonly path: string;
  readonly lookup: string | null;
  readonly status: number;
  readonly durationMs: number;
  /** The first change and its target, and the number of changes. */
  readonly done: {
    readonly action: string;
    readonly target: string;
    readonly changes: number;
  } | null;
  readonly explanation: Explanation | undefined;
  readonly ip: string | null;
}

export interface LogFilter {
  readonly failed?: boolean | undefined;
  readonly tokenId?: string | undefined;
  /** Whether the token was authenticated. */
  readonly proved?: boolean | undefined;
}

export interface ConnectionStatus {
  /** The newest authenticated request. */
  readonly last: { readonly at: Date; readonly client: string; readonly token: string } | null;
  /** In the last 24 hours. */
  readonly requests: number;
  readonly failures: number;
}

const day = 86_400_000;

/** A page of the workspace's SCIM requests, newest first. */
export async function listRequests(
  ctx: Ctx,
  {
    after,
    limit = 25,
    ...filter
  }: LogFilter & { after?: string | undefined; limit?: number | undefined },
): Promise<{ requests: LoggedRequest[]; next: string | null }> {
  if (filter.tokenId !== undefined && !isUuid(filter.tokenId)) return { requests: [], next: null };
  const before = after && isUuid(after) ? after : undefined;
  const rows = await read(ctx, "tokens:read", (tx) =>
    requests.selectScimRequests(tx, filter, { before, limit: limit + 1 }),
  );
  const { page, next } = pageById(rows.map(logged), limit);
  return { requests: page, next };
}

/** Whether provisioning works, at a glance. */
export async function connectionStatus(ctx: Ctx): Promise<ConnectionStatus> {
  const [counts, [last]] = await read(ctx, "tokens:read", (tx) =>
    Promise.all([
      requests.countScimRequests(tx, new Date(Date.now() - day)),
      requests.selectScimRequests(tx, { proved: true }, { limit: 1 }),
    ]),
  );
  if (!last) return { ...counts, last: null };
  const { request, token } = last;
  const client = clientName(request.client, token);
  return { ...counts, last: { at: request.at, client, token: token ?? "" } };
}

function logged({
  request,
  token,
}: Awaited<ReturnType<typeof requests.selectScimRequests>>[number]): LoggedRequest {
  const { id, at, tokenId, client, method, path, lookup, status, durationMs, ip } = request;
  const { action, targetLabel, changes, reason, detail } = request;
  const provider = identityProviderOf(client, token);
  return {
    id,
    at,
    token: tokenId && token !== null ? { id: tokenId, name: token } : null,
    client: clientName(client, token),
    provider,
    method,
    path,
    lookup,
    status,
    durationMs,
    done: action && targetLabel !== null ? { action, target: targetLabel, changes } : null,
    explanation: explain({ status, reason, detail, provider }),
    ip,
  };
}
