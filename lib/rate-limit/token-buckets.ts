export interface TokenBucketsOptions {
  /** How many a key may take at once. */
  readonly burst: number;
  /** How many are refilled each second. */
  readonly perSecond: number;
  /** How many keys are remembered; beyond that, the least recently used one is forgotten, and starts full again. */
  readonly capacity: number;
  /** Milliseconds of a monotonic clock. */
  readonly now?: () => number;
}

interface Bucket {
  level: number;
  at: number;
}

export interface TokenBuckets {
  /** Takes one from a key's bucket; returns 0, or the whole seconds until one is available. */
  take(key: string): number;
  /** Puts back one that turned out not to be owed. */
  giveBack(key: string): void;
  /** Takes what was let in elsewhere, even if that leaves less than zero; makes the key known. */
  owe(key: string, taken: number): void;
  has(key: string): boolean;
  /** Makes a key known, with a full bucket. */
  add(key: string): void;
  forget(key: string): void;
  readonly size: number;
}

/** A token bucket for each of a bounded number of keys, in this process's memory. */
export function tokenBuckets({
  burst,
  perSecond,
  capacity,
  now = () => performance.now(),
}: TokenBucketsOptions): TokenBuckets {
  const buckets = new Map<string, Bucket>(); // the least recently used first

  function filled(key: string): Bucket {
    const at = now();
    const { level, at: before } = buckets.get(key) ?? { level: burst, at };
    const bucket = { level: Math.min(burst, level + ((at - before) / 1_000) * perSecond), at };
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > capacity) forgetOldest();
    return bucket;
  }

  function forgetOldest(): void {
    for (const oldest of buckets.keys()) {
      buckets.delete(oldest);
      return;
    }
  }

  return {
    take(key) {
      const bucket = filled(key);
      if (bucket.level < 1) return Math.max(1, Math.ceil((1 - bucket.level) / perSecond));
      bucket.level -= 1;
      return 0;
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket) bucket.level = Math.min(burst, bucket.level + 1);
    },
    owe(key, taken) {
      const bucket = filled(key);
      bucket.level = Math.min(burst, bucket.level - taken);
    },
    has: (key) => buckets.has(key),
    add: (key) => void filled(key),
    forget: (key) => void buckets.delete(key),
    get size() {
      return buckets.size;
    },
  };
}
