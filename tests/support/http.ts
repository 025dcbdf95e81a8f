import { type Agent, request } from "node:http";

export type Sent = {
  method: string;
  /** Sent byte for byte, without any URL library. */
  path: string;
  host: string;
  port: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** By default Node's global agent, which keeps connections open for the next request. */
  agent?: Agent;
};

export type Received = {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  /** The text as a JSON object; empty if it isn't one. */
  body: Record<string, unknown>;
};

/** One request to 127.0.0.1, since Node resolves no *.localhost; the Host header names the workspace. */
export function send({
  method,
  path,
  host,
  port,
  headers = {},
  body,
  agent,
}: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const framed = body === undefined || "Transfer-Encoding" in headers;
    const length = framed ? {} : { "Content-Length": Buffer.byteLength(body) };
    const outgoing = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: { Host: host, ...length, ...headers },
        ...(agent && { agent }),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: incoming.statusCode ?? 0,
            headers: flat(incoming.headers),
            text,
            body: parsed(text),
          });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function flat(headers: NodeJS.Dict<string | string[]>): Received["headers"] {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.map(([name, value]) => [name, value?.toString()]));
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
