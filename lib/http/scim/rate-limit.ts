import { networkOf } from "@/lib/network-of";
import type { TokenBuckets } from "@/lib/rate-limit/token-buckets";
import { ScimError } from "@/lib/scim/error";

interface Caller {
  readonly workspace: string;
  readonly ip: string | null;
  /** Of the presented token; undefined without a well-formed one. */
  readonly digest: Buffer | undefined;
}

export interface Claim {
  /** Whether the token was verified before: its body may then be read before it is verified again. */
  readonly known: boolean;
  /** Takes the request's outcome, so that it counts against the right limit. */
  settle(outcome: { proved: boolean; status: number }): void;
}

export interface ScimRateLimit {
  /** Admits a request, before any database query. Throws ScimError 429. */
  enter(caller: Caller): Claim;
  /** How many tokens and unauthenticated callers are remembered. */
  readonly sizes: { tokens: number; unproved: number };
}

interface Buckets {
  /** Keyed by workspace and digest; only tokens that this instance verified, so that nobody can fill it with made-up ones. */
  readonly tokens: TokenBuckets;
  /**
   * For requests without a verified token, so that guessing is slow and locks out no known token. Keyed by workspace
   * and network if the workspace is known to exist, otherwise by network alone, since names are easily made up.
   */
  readonly unproved: TokenBuckets;
}

/** The rate limit of SCIM. */
export function scimRateLimit({ tokens, unproved }: Buckets): ScimRateLimit {
  /** Workspaces known to exist from earlier requests; a made-up one never gets in. */
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
