import { v7 as uuidv7 } from "uuid";
import { insertScimRequests, type ScimRequestRow } from "@/db/queries/scim-requests";
import { transaction } from "@/db/tenant";
import type { Tx } from "@/db/tx";
import { flushRequests } from "@/lib/directory/provisioning-log/recorder";
import { scimRoute } from "@/lib/http/scim/next-route";

export interface Call {
  method?: string;
  path?: string;
  authorization?: string;
  userAgent?: string;
  body?: unknown;
}

/** Sends one SCIM request through the route handler, which serves every method; logged when this resolves. */
export async function logged(
  { slug, token }: { slug: string; token: string },
  { method = "GET", path = "/scim/v2/Users", authorization, userAgent = "test", body }: Call = {},
): Promise<Response> {
  const response = await scimRoute.POST(
    new Request(`http://scim${path}`, {
      method,
      headers: {
        Host: `${slug}.localhost`,
        Authorization: authorization ?? `Bearer ${token}`,
        "User-Agent": userAgent,
        "Content-Type": "application/scim+json",
      },
      ...(body !== undefined && {
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    }),
  );
  await flushRequests();
  return response;
}

/** A log row as the product would have written it `ago` milliseconds ago. */
export function requestRow({
  ago = 0,
  ...more
}: Partial<ScimRequestRow> & { ago?: number } = {}): ScimRequestRow {
  const at = new Date(Date.now() - ago);
  return {
    id: uuidv7({ msecs: at.getTime() }),
    at,
    tokenId: null,
    client: "test",
    method: "GET",
    path: "/scim/v2/Users",
    lookup: null,
    status: 200,
    reason: null,
    detail: null,
    durationMs: 1,
    action: null,
    targetType: null,
    targetId: null,
    targetLabel: null,
    changes: 0,
    ip: null,
    ...more,
  };
}

/** Queries in a transaction bound to a workspace, as the recorder does. */
export const inWorkspace = <T>(workspace: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction({
    workspace,
    credential: { kind: "operator" },
    mode: "write",
    admit: () => undefined,
    work: async (tx, admitted) => {
      await admitted;
      return work(tx);
    },
  });

export const write = (workspace: string, rows: ScimRequestRow[]): Promise<unknown> =>
  inWorkspace(workspace, async (tx) => insertScimRequests(tx, rows));
