import { createServer } from "node:http";
import postgres from "postgres";
import { freePort } from "@/db/cluster/free-port";
import { lookupStatement } from "@/db/lookup";
import { userJson } from "@/db/queries/stored-users";
import { digestOf } from "@/lib/directory/token-secret";
import { appDatabaseUrl } from "@/lib/env";
import { report } from "./usage";

/**
 * A get by id without anything else: the product's own statement, which checks the token and reads the person, sent
 * from bare node:http. What it takes beyond the floor is the cost of that statement, whatever code surrounds it.
 */
const sql = postgres(appDatabaseUrl(), { max: 10 });
const port = await freePort();
createServer(async ({ url = "", headers: { host = "", authorization = "" } }, response) => {
  const { text, parameters } = lookupStatement({
    workspace: host.slice(0, host.indexOf(".")),
    credential: { kind: "token", digest: digestOf(authorization.slice("Bearer ".length)) },
    value: userJson(url.slice(url.lastIndexOf("/") + 1), { groups: true }),
  });
  const [row] = await sql.unsafe(text, parameters as never[], { prepare: true }); // the statement declares their types
  if (!row?.found) throw new Error(`statement-http answers a get by id, not ${url}`);
  const body = JSON.stringify(row.found);
  response.writeHead(200, {
    "Content-Type": "application/scim+json",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}).listen(port, () => report(port));
