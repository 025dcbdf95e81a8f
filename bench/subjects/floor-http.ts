import { createServer, type IncomingMessage } from "node:http";
import { freePort } from "@/db/cluster/free-port";
import { documentFoundBy, documentOf, insertDocument } from "../floor-next/rows";
import { report } from "./usage";

/** The minimum for a node:http server: one indexed query, or one insert. */
const port = await freePort();
createServer(async (request, response) => {
  const body = request.method === "GET" ? undefined : await read(request);
  const text = JSON.stringify(await answer(request, body));
  response.writeHead(request.method === "POST" ? 201 : 200, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}).listen(port, () => report(port));

function answer({ method, url = "" }: IncomingMessage, body: object = {}): Promise<object> {
  if (method === "POST") return insertDocument(body);
  const [path = "", query] = url.split("?");
  if (query !== undefined) return documentFoundBy(new URLSearchParams(query).get("filter"));
  return documentOf(path.slice(path.lastIndexOf("/") + 1));
}

async function read(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
