import { expect, test } from "vitest";
import { type Connection, openConnection } from "@/db/connection";
import { failureOf } from "@/db/failure";

const outcome = (query: PromiseLike<unknown>) =>
  query.then(
    () => "answered",
    (error: unknown) => failureOf(error)?.kind,
  );

async function terminate(pid: unknown): Promise<void> {
  const other = await openConnection(() => {});
  await other.unsafe("select pg_terminate_backend($1::int)", [String(pid)]);
  await other.close();
}

test("a connection that is lost refuses whatever was sent on it and not answered, in a queue of the driver's too", async () => {
  let lost: Connection | undefined;
  const connection = await openConnection((it) => {
    lost = it;
  });
  const [self] = await connection.unsafe("select pg_backend_pid() as pid");
  const running = connection.unsafe("select pg_sleep(30)").execute();
  // One with a parameter holds up those behind it until it was described, the first time it is sent.
  const waiting = ["select $1::text", "select 2", "select $1::int"].map((text) =>
    connection.unsafe(text, text.includes("$") ? ["1"] : []).execute(),
  );
  const outcomes = Promise.all([running, ...waiting].map(outcome));
  await terminate(self?.pid);

  expect(await outcomes).toEqual(Array(4).fill("unavailable"));
  expect(lost).toBe(connection);
  expect(await outcome(connection.unsafe("select 1").execute())).toBe("unavailable");
});
