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
  /** Turns readiness off, lets running requests finish, then closes the database connections. */
  close(): Promise<void>;
}

/** What a process that shares its port with others waits for. */
export interface Together {
  /** Called once everything is loaded; resolves when the port may be opened. */
  prepared(): Promise<void>;
  /** Called once the port is open; resolves when all others listen as well. */
  listening(): Promise<void>;
}

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Longer than proxies keep an idle connection (60 s), so that none sends on one that is just being closed. */
const keepAliveTimeout = 75_000;
/** Longer than proxies take to notice that readiness is off. */
const drainTime = 3_000;

/**
 * All of Accedo in this process. SCIM is answered ahead of Next, by the same function that the route handlers under
 * app/scim call, so that a request costs the handler but not the framework.
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
  // Before Next, so that its own spans are included; and only if configured, since it is slow to load.
  const tracing = sendsTraces()
    ? (await import("@/lib/tracing/start-tracing")).startTracing(pathWithoutSecrets)
    : null;
  const app = next({ dev, port, hostname: "localhost" });
  await app.prepare();
  announceStamps();
  instanceRateLimit(); // from now on, it is told what other workers let in
  const render = app.getRequestHandler();
  const traced: Tracing["traced"] = tracing?.traced ?? ((_, answer) => answer);
  const scim = traced("scim", onNode(answerScim));
  const session = onNode(answerSessionCheck);
  const streams = new OpenStreams();
  const pages = traced("page", async (request, response) => {
    streams.add(response);
    reportPage(request, response);
    response.setHeader("X-Content-Type-Options", "nosniff"); // for files and error pages too
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
  // In production nothing would answer an upgrade, so it is treated as the plain request that it also is.
  const options = { maxHeaderSize, keepAliveTimeout, shouldUpgradeCallback: () => dev };
  const server = createServer(options, serve)
    .on("clientError", answerMalformed)
    // Without a listener, Node would close the connection, and a proxy would report a server error.
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
      // Closing a proxy's idle connections would cut off a request that it is just sending on one of them.
      if (env().TRUST_PROXY) await sleep(drainTime);
      const closed = new Promise((resolve) => server.close(resolve));
      streams.end();
      // A keep-alive connection becomes idle only once its running request has been answered.
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
