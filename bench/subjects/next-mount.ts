import { createServer } from "node:http";
import next from "next";
import { freePort } from "@/db/cluster/free-port";
import { report } from "./usage";

/** The product as `next start` serves it: SCIM by the route handlers under app/scim. */
const port = await freePort();
const app = next({ dev: false, port, hostname: "localhost" });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(port, () =>
  report(port),
);
