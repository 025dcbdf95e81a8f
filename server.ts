import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import next from "next";
import { closePool } from "@/db/client";
import { flushRequests } from "@/lib/directory/provisioning-log/recorder";
import { answerMalformed, maxHeaderSize } from "@/lib/http/malformed-request";
import { onNode, stampRemoteAddress } from "@/lib/http/node-adapter";
import { announceStop, operatorEndpoint } from "@/lib/http/operator-endpoints";
import { reportPage } from "@/lib/http/page-report";
import { scimHandler } from "@/lib/http/scim-handler";

export interface RunningServer {
  readonly port: number;
  /** Lets running requests finish, then closes the database's connections. */
  close(): Promise<void>;
}

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const scimPath = /^\/+(api\/+)?scim(\/|\?|$)/i;

/**
 * One process for all of Accedo. SCIM is answered by the very functions that the route handlers under
 * app/scim export, before Next: a request then costs the handler and not the framework.
 */
export async function startServer({
  port,
  dev = false,
}: {
  port: number;
  dev?: boolean;
}): Promise<RunningServer> {
  const app = next({ dev, port, hostname: "localhost" });
  await app.prepare();
  const pages = app.getRequestHandler();
  const scim = onNode(scimHandler);

  const answererOf = (url: string): Answerer => {
    const operator = operatorEndpoint(url);
    if (operator) return onNode(operator);
    if (scimPath.test(url)) return scim;
    return (request, response) => {
      reportPage(request, response);
      return pages(request, response);
    };
  };
  const serve: RequestListener = (request, response) => {
    stampRemoteAddress(request);
    answererOf(request.url ?? "/")(request, response).catch(() => response.destroy());
  };
  const server = createServer({ maxHeaderSize }, serve).on("clientError", answerMalformed);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return {
    port,
    async close() {
      announceStop();
      const closed = new Promise((resolve) => server.close(resolve));
      // A kept-alive connection falls idle only once its running request has been answered.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      await closed;
      clearInterval(idle);
      await app.close();
      await flushRequests();
      await closePool();
    },
  };
}
