import "server-only";
import type { RequestInfo } from "@/lib/directory/ctx";
import { recordRequest } from "@/lib/directory/provisioning-log/recorder";
import { parameterOf } from "@/lib/scim/any-case";
import { ScimError } from "@/lib/scim/error";
import type { PlainRequest } from "../exchange";

/** A SCIM request and its outcome. */
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
// Matches attribute path and operator before a value: only those are kept, not the value.
const comparison = /^\s*([\w$:.-]{1,120}(?:\[[\w$.-]{1,60})?)\s+(eq|ne|co|sw|ew|pr|gt|ge|lt|le)\b/i;
const base = /^\/+scim\/+[vV]2(\/|$)/;
/** For example, if someone enters the URL of the users as the base URL. */
const doubled =
  /^\/+scim\/+v2\/+(users|groups)\/+(users|groups|schemas|resourcetypes|service\w+)\b/i;

/** Adds a request to its workspace's provisioning log: what it was and its outcome, without any value it sent. */
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
    // The error text about a header may quote part of it.
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

/** The error text, unless it repeats what the client sent. */
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

/** Without characters that PostgreSQL cannot store, and cut to a log row's length. */
const clip = (text: string | null) =>
  text?.replaceAll("\0", "").slice(0, longest).toWellFormed() ?? null;
