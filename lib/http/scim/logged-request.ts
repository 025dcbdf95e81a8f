import "server-only";
import type { RequestInfo } from "@/lib/directory/ctx";
import { recordRequest } from "@/lib/directory/provisioning-log/recorder";
import { parameterOf } from "@/lib/scim/any-case";
import { ScimError } from "@/lib/scim/error";
import type { PlainRequest } from "../exchange";

/** A request of SCIM and what came of it. */
export interface Answered {
  readonly workspace: string;
  readonly request: Pick<PlainRequest, "method">;
  readonly url: URL;
  readonly info: RequestInfo;
  readonly startedAt: number;
  readonly status: number;
  readonly error?: unknown;
}

const longest = 300;
// What comes between an attribute's path and a value: only the names and the operator are kept.
const comparison = /^\s*([\w$:.-]{1,120}(?:\[[\w$.-]{1,60})?)\s+(eq|ne|co|sw|ew|pr|gt|ge|lt|le)\b/i;
const base = /^\/+scim\/+[vV]2(\/|$)/;
/** As when somebody enters the address of the users as the base URL. */
const doubled =
  /^\/+scim\/+v2\/+(users|groups)\/+(users|groups|schemas|resourcetypes|service\w+)\b/i;

/** Hands a request to its workspace's provisioning log: what it was, what came of it, and no value it sent. */
export function logRequest({
  workspace,
  request,
  url,
  info,
  startedAt,
  status,
  error,
}: Answered): void {
  if (!workspace) return;
  const refusal = error instanceof ScimError ? error : undefined;
  const { trace } = info;
  recordRequest(workspace, {
    id: info.id,
    at: new Date(),
    tokenId: trace?.tokenId ?? null,
    client: info.userAgent,
    method: request.method,
    path: clip(url.pathname) ?? "/",
    lookup: lookupOf(parameterOf(url.searchParams, "filter")),
    status,
    reason: trace?.fault ?? (refusal ? reasonOf(refusal, url.pathname) : null),
    // What a client is told of its header may quote a part of it.
    detail: trace?.fault ? trace.revoked : refusal ? detailOf(refusal, request.method) : null,
    durationMs: Math.round(performance.now() - startedAt),
    action: trace?.first?.action ?? null,
    targetType: trace?.first?.target.type ?? null,
    targetId: trace?.first?.target.id ?? null,
    targetLabel: clip(trace?.first?.target.label ?? null),
    changes: trace?.changes ?? 0,
    ip: info.ip,
  });
}

function lookupOf(filter = ""): string | null {
  const [, path, operator] = comparison.exec(filter) ?? [];
  return path && operator ? `${path.replace("[", ".")} ${operator.toLowerCase()}` : null;
}

function reasonOf({ status, scimType }: ScimError, pathname: string): string | null {
  if (status === 404 && (!base.test(pathname) || doubled.test(pathname))) return "wrongBase";
  return scimType ?? null;
}

/** What the client was told, as far as it doesn't repeat what the client had sent. */
function detailOf({ status, scimType, detail }: ScimError, method: string): string | null {
  const quotesQuery = status === 400 && (method === "GET" || method === "HEAD");
  if (quotesQuery || scimType === "invalidFilter" || scimType === "invalidSyntax") return null;
  return clip(
    detail
      .replace(/\[[^\]]*\]?/g, "[…]")
      .replace(/; found the (string|number|boolean) [\s\S]*/, "; found a $1.")
      .replace(/: found "[\s\S]*/, "."),
  );
}

/** Without what PostgreSQL can't hold, and no longer than a line of the log. */
const clip = (text: string | null) =>
  text?.replaceAll("\0", "").slice(0, longest).toWellFormed() ?? null;
