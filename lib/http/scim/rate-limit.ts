import { networkOf } from "@/lib/network-of";
import type { TokenBuckets } from "@/lib/rate-limit/token-buckets";
import { ScimError } from "@/lib/scim/error";

interface Caller {
  readonly workspace: string;
  readonly ip: string | null;
  /** Of the token that was presented; undefined where there was none that could be one. */
  readonly digest: Buffer | undefined;
}

export interface Claim {
  /** Whether the token was proved before: what it sends is worth reading ahead of the next proof. */
  readonly known: boolean;
  /** Says what came of the request, so that it counts against whoever sent it. */
  settle(outcome: { proved: boolean; status: number }): void;
}

export interface ScimRateLimit {
  /** Lets a request in, before anything is asked of the database. Throws ScimError 429. */
  enter(caller: Caller): Claim;
  /** Tokens and unproved callers that are remembered. */
  readonly sizes: { tokens: number; unproved: number };
}

interface Buckets {
  /** By workspace and the digest of a token that was proved in this instance, so that nobody can fill it with invented ones. */
  readonly tokens: TokenBuckets;
  /**
   * For what isn't proved yet, so that guessing is slow and shuts out no known token: by workspace and network once
   * there is known to be such a workspace, and by network alone before, for names are easily invented.
   */
  readonly unproved: TokenBuckets;
}

/** The rate limit of SCIM. */
export function scimRateLimit({ tokens, unproved }: Buckets): ScimRateLimit {
  /** Those that a request has reached; an invented one never gets in. */
  const workspaces = new Set<string>();
  return {
    enter({ workspace, ip, digest }) {
      const token = digest && `${workspace} ${digest.toString("latin1")}`;
      if (token !== undefined && tokens.has(token)) {
        assertIn(tokens.take(token), "with this SCIM token");
        return { known: true, settle: ({ status }) => status === 401 && tokens.forget(token) };
      }
      const network = networkOf(ip);
      const caller = workspaces.has(workspace) ? `${workspace} ${network}` : network;
      assertIn(unproved.take(caller), "from this IP address without a valid SCIM token");
      return {
        known: false,
        settle({ proved, status }) {
          if (proved || status === 401) workspaces.add(workspace);
          if (proved || status === 503) unproved.giveBack(caller);
          if (!proved || token === undefined) return;
          tokens.add(token);
          tokens.take(token);
        },
      };
    },
    get sizes() {
      return { tokens: tokens.size, unproved: unproved.size };
    },
  };
}

function assertIn(seconds: number, whose: string): void {
  if (seconds === 0) return;
  throw new ScimError(
    429,
    `Too many requests ${whose}. Nothing was changed; try again in ${seconds} s.`,
    undefined,
    { headers: { "Retry-After": String(seconds) } },
  );
}
