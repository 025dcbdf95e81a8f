import type { Connection } from "./connection";
import { PoolExhausted } from "./failure";

interface Waiter {
  readonly take: (connection: Promise<Connection>) => void;
}

/** A bounded number of connections, each held by one transaction at a time. */
export class Pool {
  readonly #idle: Connection[] = []; // last in, first out, so that a quiet process uses few of them
  readonly #waiting = new Set<Waiter>();
  readonly #open: (onLost: (lost: Connection) => void) => Promise<Connection>;
  readonly #size: number;
  #opened = 0;
  #held = 0;

  constructor(
    open: (onLost: (lost: Connection) => void) => Promise<Connection>,
    { size }: { size: number },
  ) {
    this.#open = open;
    this.#size = size;
  }

  get use(): { readonly inUse: number; readonly waiting: number } {
    return { inUse: this.#held, waiting: this.#waiting.size };
  }

  /** Takes a connection. Throws PoolExhausted if none becomes free in `patience` ms, or the error of opening one. */
  async acquire(patience: number): Promise<Connection> {
    const connection = this.#idle.pop() ?? (await (this.#opening() ?? this.#wait(patience)));
    this.#held++;
    return connection;
  }

  /** Returns a connection for the next transaction; a lost one is dropped. */
  release(connection: Connection): void {
    this.#held--;
    if (connection.isLost()) return;
    const [next] = this.#waiting;
    if (next) next.take(Promise.resolve(connection));
    else this.#idle.push(connection);
  }

  /** Closes idle connections; those still held are left alone. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((connection) => connection.close()));
  }

  #opening(): Promise<Connection> | undefined {
    if (this.#opened >= this.#size) return undefined;
    this.#opened++;
    return this.#open((lost) => this.#forget(lost)).catch((error: unknown) => {
      this.#makeRoom();
      throw error;
    });
  }

  #forget(lost: Connection): void {
    const index = this.#idle.indexOf(lost);
    if (index >= 0) this.#idle.splice(index, 1);
    this.#makeRoom();
  }

  #makeRoom(): void {
    this.#opened--;
    const [next] = this.#waiting;
    if (!next) return;
    const opening = this.#opening();
    if (opening) next.take(opening);
  }

  #wait(patience: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        take: (connection) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(connection);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(new PoolExhausted(`no connection came free within ${patience} ms`));
      }, patience);
      this.#waiting.add(waiter);
    });
  }
}
