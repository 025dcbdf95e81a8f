import { createServer, type IncomingMessage } from "node:http";
import { freePort } from "@/db/cluster/free-port";
import { documentOf, insertDocument } from "../floor-next/rows";
import { report } from "./usage";

/** The least that a server on node:http can do: one indexed query, or one insert. */
const port = await freePort();
createServer(async (request, response) => {
  const body = await (request.method === "POST"
    ? read(request).then(insertDocument)
    : documentOf(request.url?.split("/").at(-1) ?? ""));
  const text = JSON.stringify(body);
  response.writeHead(request.method === "POST" ? 201 : 200, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}).listen(port, () => report(port));

async function read(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
