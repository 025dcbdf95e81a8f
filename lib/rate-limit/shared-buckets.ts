import type { TokenBuckets } from "./token-buckets";

/** How many tokens were taken from each key since the last message; null for a key to forget. */
export type Taken = readonly (readonly [key: string, taken: number | null])[];

export interface Others {
  tell(taken: Taken): void;
  /** Calls `heard` with each message from the others. */
  hear(heard: (taken: Taken) => void): void;
}

const tellAfterMs = 100;

/**
 * Buckets that several processes hold copies of: a moment later, each takes from its own what the others let in, going
 * into debt if need be. No process waits for another; in return, together they may let in more than one would: at most
 * what they let in within that moment, which is then owed.
 */
export function sharedBuckets(own: TokenBuckets, others: Others): TokenBuckets {
  const untold = new Map<string, number | null>();

  function note(key: string, taken: number | null): void {
    if (untold.size === 0) setTimeout(tell, tellAfterMs).unref();
    untold.set(key, taken === null ? null : (untold.get(key) ?? 0) + taken);
  }

  function tell(): void {
    others.tell([...untold].filter(([, taken]) => taken !== 0));
    untold.clear();
  }

  others.hear((heard) => {
    for (const [key, taken] of heard) {
      if (taken === null) own.forget(key);
      else own.owe(key, taken);
    }
  });

  return {
    take(key) {
      const wait = own.take(key);
      if (wait === 0) note(key, 1);
      return wait;
    },
    giveBack(key) {
      own.giveBack(key);
      note(key, -1);
    },
    add: (key) => own.add(key),
    forget(key) {
      own.forget(key);
      note(key, null);
    },
    has: (key) => own.has(key),
    owe: (key, taken) => own.owe(key, taken),
    get size() {
      return own.size;
    },
  };
}
