import { createServer } from "node:http";
import next from "next";
import { freePort } from "@/db/cluster/free-port";
import { report } from "./usage";

/** The minimum for a Next route handler: one indexed query, or one insert. */
const port = await freePort();
const app = next({ dev: false, dir: "bench/floor-next", port, hostname: "localhost" });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(port, () =>
  report(port),
);
