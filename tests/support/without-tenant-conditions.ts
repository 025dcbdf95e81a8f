import { type AddressInfo, connect, createServer } from "node:net";

/** What queries say of their workspace, whatever the table; row security says it again. */
const condition =
  /((?:"?\w+"?\.)?"?tenant_id"?) = (\(select nullif\(current_setting\('app\.tenant_id', true\), ''\)::uuid\))/g;

/** The same statement for rows of every workspace, and of the same length, since messages say theirs. */
const stripped = (statement: string): string =>
  statement.replace(condition, (whole, column: string) =>
    `${column} = ${column}`.padEnd(whole.length),
  );

/** Cuts what a client of PostgreSQL sends into messages, of which the first has no type. */
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

/** The URL of a way to the database on which statements lose their tenant conditions, so that row security alone holds. */
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
