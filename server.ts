import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { closePool } from "@/db/client";
import { flushRequests } from "@/lib/directory/provisioning-log/recorder";
import { answerMalformed, maxHeaderSize } from "@/lib/http/malformed-request";
import { onNode, stampRemoteAddress } from "@/lib/http/node-adapter";
import { scimHandler } from "@/lib/http/scim-handler";

export interface RunningServer {
  readonly port: number;
  /** Lets running requests finish, then closes the database's connections. */
  close(): Promise<void>;
}

const scimPath = /^\/+(api\/+)?scim(\/|\?|$)/;

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

  const serve = (request: IncomingMessage, response: ServerResponse) => {
    stampRemoteAddress(request);
    const served = scimPath.test(request.url ?? "/")
      ? scim(request, response)
      : pages(request, response);
    served.catch(() => response.destroy());
  };
  const server = createServer({ maxHeaderSize }, serve).on("clientError", answerMalformed);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return {
    port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
      await app.close();
      await flushRequests();
      await closePool();
    },
  };
}
