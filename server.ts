import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { closePool } from "@/db/client";
import { flushRequests } from "@/lib/directory/provisioning-log/recorder";
import { expireHourly } from "@/lib/directory/retention/expire";
import { env, sendsTraces } from "@/lib/env";
import { answerMalformed, maxHeaderSize } from "@/lib/http/malformed-request";
import { onNode, stampRemoteAddress } from "@/lib/http/node-adapter";
import { OpenStreams } from "@/lib/http/open-streams";
import { announceStart, announceStop, operatorEndpoint } from "@/lib/http/operator-endpoints";
import { announceStamps } from "@/lib/http/own-headers";
import { pathWithoutSecrets, reportPage } from "@/lib/http/page-report";
import { isDecodable, targetOf } from "@/lib/http/request-target";
import { answerScim } from "@/lib/http/scim/handler";
import { instanceRateLimit } from "@/lib/http/scim/instance-rate-limit";
import { isScimPath } from "@/lib/http/scim/path";
import { answerSessionCheck, isSessionCheck } from "@/lib/http/session-check";
import { log } from "@/lib/log";
import type { Tracing } from "@/lib/tracing/start-tracing";

export interface RunningServer {
  readonly port: number;
  /** Has a proxy send nothing more, lets running requests finish, then closes the database's connections. */
  close(): Promise<void>;
}

/** What a process waits for that shares its port with others. */
export interface Together {
  /** Everything is loaded here: resolves once the port may be opened. */
  prepared(): Promise<void>;
  /** It is open here: resolves once all others listen as well. */
  listening(): Promise<void>;
}

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Longer than proxies keep an idle connection (60 s), so that none sends into one that is just being closed. */
const keepAliveTimeout = 75_000;
/** Longer than proxies take to see that readiness says no. */
const drainTime = 3_000;

/**
 * All of Accedo in this process. SCIM is answered by the very function that the route handlers under
 * app/scim call, before Next: a request then costs the handler and not the framework.
 */
export async function startServer({
  port,
  dev = false,
  together,
}: {
  port: number;
  dev?: boolean;
  together?: Together;
}): Promise<RunningServer> {
  // Before Next, whose own spans then join in; and only where asked for, since it is slow to load.
  const tracing = sendsTraces()
    ? (await import("@/lib/tracing/start-tracing")).startTracing(pathWithoutSecrets)
    : null;
  const app = next({ dev, port, hostname: "localhost" });
  await app.prepare();
  announceStamps();
  instanceRateLimit(); // from now on, it hears what other workers let in
  const render = app.getRequestHandler();
  const traced: Tracing["traced"] = tracing?.traced ?? ((_, answer) => answer);
  const scim = traced("scim", onNode(answerScim));
  const session = onNode(answerSessionCheck);
  const streams = new OpenStreams();
  const pages = traced("page", async (request, response) => {
    streams.add(response);
    reportPage(request, response);
    response.setHeader("X-Content-Type-Options", "nosniff"); // files and pages of errors, too
    if (!isDecodable(request.url ?? "")) return refuseAddress(response);
    return render(request, response);
  });

  const answererOf = (url: string): Answerer => {
    const operator = operatorEndpoint(url);
    if (operator) return onNode(operator);
    if (isSessionCheck(url)) return session;
    return isScimPath(url) ? scim : pages;
  };
  let stopping = false;
  const serve: RequestListener = (request, response) => {
    const target = targetOf(request.url ?? "");
    if (target === undefined) return answerMalformed(new Error("no path"), request.socket);
    request.url = target;
    if (stopping) response.setHeader("Connection", "close");
    stampRemoteAddress(request);
    answererOf(target)(request, response).catch((error: unknown) => {
      log.error({ err: error }, "a request could not be answered");
      response.destroy();
    });
  };
  // In production nobody would answer an upgrade: it is taken for the plain request that it is as well.
  const options = { maxHeaderSize, keepAliveTimeout, shouldUpgradeCallback: () => dev };
  const server = createServer(options, serve)
    .on("clientError", answerMalformed)
    // Unheard, it would end the connection, and a proxy would call that a fault of the server.
    .on("connect", (_, socket) => answerMalformed(new Error("no tunnel"), socket));
  await together?.prepared();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  await together?.listening();
  announceStart();
  const stopExpiring = expireHourly();
  return {
    port,
    async close() {
      stopping = true;
      announceStop();
      // To close a proxy's idle connections would cut off what it is just sending on one of them.
      if (env().TRUST_PROXY) await sleep(drainTime);
      const closed = new Promise((resolve) => server.close(resolve));
      streams.end();
      // A kept-alive connection falls idle only once its running request has been answered.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      await closed;
      clearInterval(idle);
      await stopExpiring();
      await app.close();
      await flushRequests();
      await closePool();
      await tracing?.stop();
    },
  };
}

function refuseAddress(response: ServerResponse): void {
  response
    .writeHead(400, { "Content-Type": "text/plain; charset=utf-8" })
    .end("This URL can't be decoded. Check it for a stray %.\n");
}
