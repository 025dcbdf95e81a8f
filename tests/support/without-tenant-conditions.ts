import { type AddressInfo, connect, createServer } from "node:net";

/** The tenant condition of every query; row security repeats it. */
const condition =
  /((?:"?\w+"?\.)?"?tenant_id"?) = (\(select nullif\(current_setting\('app\.tenant_id', true\), ''\)::uuid\))/g;

/** The same statement for all workspaces' rows, padded to the same length, since messages state their length. */
const stripped = (statement: string): string =>
  statement.replace(condition, (whole, column: string) =>
    `${column} = ${column}`.padEnd(whole.length),
  );

/** Splits a PostgreSQL client's bytes into messages; the first one has no type byte. */
function messagesOf(): (chunk: Buffer) => Buffer[] {
  let rest = Buffer.alloc(0);
  let typeBytes = 0;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const whole: Buffer[] = [];
    while (rest.length >= typeBytes + 4) {
      const length = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < length) break;
      whole.push(rest.subarray(0, length));
      rest = rest.subarray(length);
      typeBytes = 1;
    }
    return whole;
  };
}

/** The URL of a proxy to the database that removes tenant conditions, so that only row security isolates workspaces. */
export async function withoutTenantConditions(databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl);
  const target = { host: url.hostname, port: Number(url.port || 5432) };
  const server = createServer({ noDelay: true }, (client) => {
    const database = connect({ ...target, noDelay: true });
    const messages = messagesOf();
    client.on("data", (chunk: Buffer) => {
      for (const message of messages(chunk)) {
        database.write(Buffer.from(stripped(message.toString("latin1")), "latin1"));
      }
    });
    database.pipe(client);
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port); // it listens on TCP
  return url.href;
}
