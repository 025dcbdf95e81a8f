import { Agent, request } from "node:http";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  /** Added to the caller's headers, or replacing them. */
  readonly headers?: Record<string, string>;
  /** Receives the response body in chunks; its text is then empty. */
  readonly received?: (piece: Buffer) => void;
}

export interface Received {
  readonly status: number;
  readonly text: string;
}

export type Send = (sent: Sent) => Promise<Received>;

interface Caller {
  readonly port: number;
  readonly host: string;
  readonly connections: number;
  readonly headers: Record<string, string>;
}

/** Sends requests over connections that stay open, like every provider. */
export function caller({ port, host, connections, headers }: Caller): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return ({ method, path, body, headers: further, received }) =>
    new Promise((resolve, reject) => {
      const text = body && JSON.stringify(body);
      const outgoing = request(
        {
          agent,
          host: "127.0.0.1",
          port,
          method,
          path,
          headers: {
            Host: host,
            ...headers,
            ...further,
            ...(text && {
              "Content-Type": "application/scim+json",
              "Content-Length": Buffer.byteLength(text),
            }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on("data", received ?? ((chunk) => chunks.push(chunk)));
          incoming.on("error", reject);
          incoming.on("end", () =>
            resolve({
              status: incoming.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      outgoing.on("error", reject);
      outgoing.end(text);
    });
}
