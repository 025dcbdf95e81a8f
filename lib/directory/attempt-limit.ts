import { createHash } from "node:crypto";
import type { Failures } from "@/db/queries/sign-in-failures";
import { networkOf } from "@/lib/network-of";
import type { Ctx } from "./ctx";
import { DirectoryError } from "./errors";

/** How many failed sign-ins with the same key are allowed in one window. */
export interface AttemptLimit {
  readonly key: string;
  readonly most: number;
}

const windowMinutes = 15;
const perAddress = 60;
const perAccountAtAddress = 8;

/** For passwords: by address, and by account and address, so that nobody can lock an account from elsewhere. */
export function passwordLimits(
  ctx: Ctx,
  emailKey: string,
): { address: AttemptLimit; account: AttemptLimit } {
  const from = address(ctx);
  const account = createHash("sha256").update(`${from}\n${emailKey}`).digest("hex");
  return {
    address: { key: `address ${from}`, most: perAddress },
    account: { key: `account ${account}`, most: perAccountAtAddress },
  };
}

/** For refused SAML messages. */
export const samlLimit = (ctx: Ctx): AttemptLimit => ({
  key: `saml ${address(ctx)}`,
  most: perAddress,
});

/** The end of a window that begins now. */
export const windowEnd = (): Date => new Date(Date.now() + windowMinutes * 60_000);

/** Throws rateLimited if the failures so far reach a limit. */
export function assertBelow(limits: readonly AttemptLimit[], failures: readonly Failures[]): void {
  refuseFirst(failures.filter(({ key, failures: count }) => count >= mostOf(limits, key)));
}

/** Throws rateLimited if the attempt just counted exceeds a limit. */
export function assertWithin(limits: readonly AttemptLimit[], counted: readonly Failures[]): void {
  refuseFirst(counted.filter(({ key, failures: count }) => count > mostOf(limits, key)));
}

const mostOf = (limits: readonly AttemptLimit[], key: string): number =>
  limits.find((limit) => limit.key === key)?.most ?? Number.POSITIVE_INFINITY;

function refuseFirst([over]: readonly Failures[]): void {
  if (!over) return;
  const retryAfter = Math.max(1, Math.ceil((over.windowEndsAt.getTime() - Date.now()) / 1_000));
  const minutes = Math.ceil(retryAfter / 60);
  throw new DirectoryError(
    "rateLimited",
    `Too many attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}, or ask an admin for a one-time link to set a password.`,
    { retryAfter },
  );
}

/** By network, because a client with one IPv6 address usually has its whole network. */
const address = ({ request }: Ctx) => networkOf(request.ip);
