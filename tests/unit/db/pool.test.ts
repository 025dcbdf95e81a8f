import { expect, test } from "vitest";
import type { Connection } from "@/db/connection";
import { PoolExhausted } from "@/db/failure";
import { Pool } from "@/db/pool";

/** Connections that can be lost, and a server that can be away. */
function server() {
  const state = { away: false, opened: 0 };
  const losses = new Map<Connection, () => void>();
  const open = async (onLost: (lost: Connection) => void): Promise<Connection> => {
    if (state.away) throw new Error("ECONNREFUSED");
    state.opened++;
    let lost = false;
    const connection: Connection = {
      unsafe: () => {
        throw new Error("nothing is sent here");
      },
      rest: () => {},
      isLost: () => lost,
      close: async () => {},
    };
    losses.set(connection, () => {
      lost = true;
      onLost(connection);
    });
    return connection;
  };
  return { state, open, lose: (connection: Connection) => losses.get(connection)?.() };
}

test("a connection is held by one at a time, and opened only where none is free", async () => {
  const { open, state } = server();
  const pool = new Pool(open, { size: 2 });
  const first = await pool.acquire(10);
  pool.release(first);
  const again = await pool.acquire(10);
  const second = await pool.acquire(10);
  expect(again).toBe(first);
  expect(second).not.toBe(first);
  expect([state.opened, pool.use]).toEqual([2, { inUse: 2, waiting: 0 }]);
});

test("who waits gets the next one that is given back, in turn", async () => {
  const { open } = server();
  const pool = new Pool(open, { size: 1 });
  const held = await pool.acquire(10);
  const order: string[] = [];
  const waiting = ["a", "b"].map(async (name) => {
    const connection = await pool.acquire(1_000);
    order.push(name);
    pool.release(connection);
  });
  expect(pool.use).toEqual({ inUse: 1, waiting: 2 });
  pool.release(held);
  await Promise.all(waiting);
  expect([order, pool.use]).toEqual([["a", "b"], { inUse: 0, waiting: 0 }]);
});

test("who waited too long is refused, and takes nothing later", async () => {
  const { open } = server();
  const pool = new Pool(open, { size: 1 });
  const held = await pool.acquire(10);
  await expect(pool.acquire(10)).rejects.toThrow(PoolExhausted);
  pool.release(held);
  expect(pool.use).toEqual({ inUse: 0, waiting: 0 });
  expect(await pool.acquire(10)).toBe(held);
});

test("a lost connection is never handed out again, and leaves room for a new one", async () => {
  const { open, lose } = server();
  const pool = new Pool(open, { size: 1 });
  const held = await pool.acquire(10);
  lose(held);
  pool.release(held);
  const next = await pool.acquire(10);
  expect(next).not.toBe(held);

  pool.release(next);
  lose(next);
  expect(await pool.acquire(10)).not.toBe(next);
});

test("after an outage every connection of the pool is there again", async () => {
  const { open, lose, state } = server();
  const pool = new Pool(open, { size: 3 });
  const held = await Promise.all([1, 2, 3].map(() => pool.acquire(10)));
  state.away = true;
  const waiting = pool.acquire(1_000);
  for (const connection of held) lose(connection);
  for (const connection of held) pool.release(connection);
  await expect(waiting).rejects.toThrow("ECONNREFUSED");
  for (let n = 0; n < 20; n++) await expect(pool.acquire(10)).rejects.toThrow("ECONNREFUSED");
  expect(pool.use).toEqual({ inUse: 0, waiting: 0 });

  state.away = false;
  const back = await Promise.all([1, 2, 3].map(() => pool.acquire(10)));
  expect([new Set(back).size, pool.use]).toEqual([3, { inUse: 3, waiting: 0 }]);
});
