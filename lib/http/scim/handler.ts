import "server-only";
import type { RequestInfo } from "@/lib/directory/ctx";
import { ScimStore } from "@/lib/directory/scim/store";
import { newId } from "@/lib/new-id";
import { ScimError } from "@/lib/scim/error";
import { ScimService } from "@/lib/scim/service";
import type { ScimResponse } from "@/lib/scim/service/response";
import type { ResourceStore } from "@/lib/scim/store";
import { addressing } from "../addressing";
import type { PlainRequest, PlainResponse } from "../exchange";
import { type Bearer, type Malformed, readBearer } from "./bearer";
import { assertEncrypted } from "./encrypted";
import { handlerAt } from "./handler-at";
import { withinRateLimit } from "./instance-rate-limit";
import { readJson } from "./json-body";
import { refusedOperation, reportScimRequest } from "./report";
import { errorResponse, scimResponse } from "./response";
import type { ScimRequest } from "./routes";

const basePath = "/scim/v2";

/** Answers every request below /scim as a Request → Response function, for Next's route handlers. */
export async function scimHandler(request: Request): Promise<Response> {
  const { method, url, headers } = request;
  const body = request.body?.values({ preventCancel: true }) ?? null;
  const answered = await answerScim({ method, url, headers, body });
  return new Response(answered.text, { status: answered.status, headers: answered.headers });
}

/** Answers every request below /scim, whichever server mounts it. */
export async function answerScim(request: PlainRequest): Promise<PlainResponse> {
  const startedAt = performance.now();
  const url = new URL(request.url);
  const { workspace, origin, ip, userAgent } = addressing(request.headers);
  const info: RequestInfo = {
    id: newId(),
    ip,
    userAgent,
    trace: { tokenId: null, fault: null, revoked: null, first: null, changes: 0 },
  };
  const bearer = readBearer(request.headers.get("authorization"));
  const exchange = { requestId: info.id, origin, bearer, head: request.method === "HEAD" };
  let error: unknown;
  const response = await withinRateLimit({ workspace, digest: bearer.digest, info }, (known) =>
    answer(request, { url, workspace, origin, info, bearer, known }),
  )
    .then((answered) => scimResponse(answered, exchange))
    .catch((thrown: unknown) => {
      error = thrown;
      return errorResponse(thrown, exchange);
    });
  reportScimRequest({ workspace, request, url, info, startedAt, status: response.status, error });
  return response;
}

interface Arrival {
  readonly url: URL;
  readonly workspace: string;
  readonly origin: string;
  readonly info: RequestInfo;
  readonly bearer: Bearer;
  /** Whether the token was verified before, in this instance. */
  readonly known: boolean;
}

async function answer(
  request: PlainRequest,
  { url, workspace, origin, info, bearer, known }: Arrival,
): Promise<ScimResponse> {
  if (workspace) assertEncrypted(origin);
  const base = `${origin}${basePath}`;
  const store = new ScimStore({
    workspace,
    credential: { kind: "token", digest: bearer.digest ?? Buffer.alloc(0) },
    request: info,
  });
  if (bearer.problem !== undefined) await refuse(store.authorize(), { info, bearer });

  const scim = new ScimService({
    store,
    base,
    documentation: `${origin}/help/scim-provisioning`,
    refusal: (error) => refusedOperation(error, info.id),
  });
  const handler = handlerAt({ method: request.method, pathname: url.pathname, base });
  return handler(scim, scimRequest(request, { url, store, known }));
}

interface Served extends Pick<Arrival, "url" | "known"> {
  readonly store: ResourceStore;
}

const scimRequest = (request: PlainRequest, { url, store, known }: Served): ScimRequest => ({
  query: url.searchParams,
  ifMatch: request.headers.get("if-match") ?? undefined,
  ifNoneMatch: request.headers.get("if-none-match") ?? undefined,
  body: async (limit) => {
    if (!known) await store.authorize(); // a guessed token must not make us read or parse megabytes
    try {
      return await readJson(request, limit);
    } catch (error) {
      await store.authorize(); // body errors are only for authenticated callers
      throw error;
    }
  },
});

/** Explains a malformed credential, unless the host is unknown or the plan lacks SCIM, which are reported first. */
async function refuse(
  authorized: Promise<void>,
  { info, bearer }: { info: RequestInfo; bearer: Malformed },
): Promise<never> {
  try {
    await authorized;
  } catch (error) {
    if (!(error instanceof ScimError) || error.status !== 401) throw error;
    if (info.trace) info.trace.fault = bearer.fault;
    throw new ScimError(401, bearer.problem);
  }
  throw new Error("an empty digest is no token's");
}
