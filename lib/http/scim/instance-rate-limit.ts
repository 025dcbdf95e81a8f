import type { RequestInfo } from "@/lib/directory/ctx";
import { env } from "@/lib/env";
import { sharedBuckets } from "@/lib/rate-limit/shared-buckets";
import {
  type TokenBuckets,
  type TokenBucketsOptions,
  tokenBuckets,
} from "@/lib/rate-limit/token-buckets";
import { ScimError } from "@/lib/scim/error";
import { hear, isWorker, tellPrimary } from "@/lib/workers/channel";
import type { BucketsName } from "@/lib/workers/message";
import { type ScimRateLimit, scimRateLimit } from "./rate-limit";

/** Maximum number of remembered keys of each kind: about 20 MB. */
const capacity = 100_000;

let limit: ScimRateLimit | undefined;

/** This instance's rate limit, as configured. */
export const instanceRateLimit = (): ScimRateLimit => {
  const configured = env();
  limit ??= scimRateLimit({
    tokens: instanceBuckets("tokens", {
      burst: configured.SCIM_RATE_BURST,
      perSecond: configured.SCIM_RATE_PER_SECOND,
    }),
    unproved: instanceBuckets("unproved", {
      burst: configured.SCIM_UNPROVED_BURST,
      perSecond: configured.SCIM_UNPROVED_PER_SECOND,
    }),
  });
  return limit;
};

/** With several workers, each holds a copy and is kept up to date by the others. */
function instanceBuckets(
  name: BucketsName,
  options: Pick<TokenBucketsOptions, "burst" | "perSecond">,
): TokenBuckets {
  const own = tokenBuckets({ ...options, capacity });
  if (!isWorker) return own;
  return sharedBuckets(own, {
    tell: (taken) => void tellPrimary({ kind: "taken", from: name, taken }),
    hear: (heard) => hear("taken", ({ from, taken }) => from === name && heard(taken)),
  });
}

interface Arrival {
  readonly workspace: string;
  readonly digest: Buffer | undefined;
  readonly info: RequestInfo;
}

/** Runs `work` within this instance's rate limit, and tells it whether the token is known. Throws 429, or what `work` throws. */
export async function withinRateLimit<T>(
  { workspace, digest, info }: Arrival,
  work: (known: boolean) => Promise<T>,
): Promise<T> {
  const claim = instanceRateLimit().enter({ workspace, digest, ip: info.ip });
  let status = 200;
  try {
    return await work(claim.known);
  } catch (error) {
    status = error instanceof ScimError ? error.status : 500;
    throw error;
  } finally {
    claim.settle({ proved: Boolean(info.trace?.tokenId), status });
  }
}
