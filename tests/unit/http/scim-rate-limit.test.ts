import { expect, test } from "vitest";
import { scimRateLimit } from "@/lib/http/scim/rate-limit";
import { tokenBuckets } from "@/lib/rate-limit/token-buckets";
import { ScimError } from "@/lib/scim/error";

const acme = { workspace: "acme", ip: "203.0.113.9" };
const token = { ...acme, digest: Buffer.from("a token's digest") };
const guess = (n: number) => ({ ...acme, digest: Buffer.from(`guess ${n}`) });

function limitAt({ burst = 3, unproved = 2 } = {}) {
  const clock = { ms: 0 };
  const of = (size: number) =>
    tokenBuckets({ burst: size, perSecond: 1, capacity: 100, now: () => clock.ms });
  return { clock, limit: scimRateLimit({ tokens: of(burst), unproved: of(unproved) }) };
}

type Limit = ReturnType<typeof scimRateLimit>;

/** 200, 401 or whatever a request of this caller comes to. */
function request(limit: Limit, caller: Parameters<Limit["enter"]>[0], status = 200): number {
  try {
    limit.enter(caller).settle({ proved: status === 200, status });
    return status;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    expect(error.headers["Retry-After"]).toMatch(/^[1-9]\d*$/);
    return error.status;
  }
}

test("a token has its burst, then its rate", () => {
  const { clock, limit } = limitAt();
  const statuses = Array.from({ length: 5 }, () => request(limit, token));
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  clock.ms += 1_000;
  expect([request(limit, token), request(limit, token)]).toEqual([200, 429]);
});

test("guesses are slowed by address and workspace, and a known token passes all the same", () => {
  const { limit } = limitAt();
  request(limit, token);
  const guesses = [1, 2, 3].map((n) => request(limit, guess(n), 401));
  expect(guesses).toEqual([401, 401, 429]);
  expect(request(limit, token)).toBe(200);
  expect(request(limit, { ...guess(4), ip: "203.0.113.10" }, 401)).toBe(401);
  expect(request(limit, { ...guess(5), workspace: "globex" }, 401)).toBe(401);
});

test("invented names are one caller's, and shut nobody in its network out of a workspace that somebody has reached", () => {
  const { limit } = limitAt({ unproved: 3 });
  request(limit, { ...token, ip: "203.0.113.10" });
  const names = ["a", "b", "c", "d"].map((workspace) => ({ ...guess(1), workspace }));
  expect(names.map((caller) => request(limit, caller, 404))).toEqual([404, 404, 404, 429]);
  expect(request(limit, guess(2), 401)).toBe(401);
  expect(request(limit, token)).toBe(200);
  expect(request(limit, { ...acme, digest: Buffer.from("another token's digest") })).toBe(200);
});

test("a token of one workspace is a guess at another one, and stays known where it was proved", () => {
  const { limit } = limitAt();
  request(limit, token);
  const elsewhere = { ...token, workspace: "globex" };
  expect(limit.enter(elsewhere).known).toBe(false);
  request(limit, elsewhere, 401);
  expect(limit.enter(token).known).toBe(true);
});

test("a revoked token is a guess from its first refusal on", () => {
  const { limit } = limitAt();
  request(limit, token);
  expect(request(limit, token, 401)).toBe(401);
  const after = Array.from({ length: 3 }, () => request(limit, token, 401));
  expect(after).toEqual([401, 401, 429]);
});

test("an outage is held against nobody", () => {
  const { limit } = limitAt();
  const statuses = Array.from({ length: 5 }, () => request(limit, token, 503));
  expect(statuses).toEqual([503, 503, 503, 503, 503]);
});

test("invented tokens take no room of proved ones, and hardly any of their own", () => {
  const { limit } = limitAt({ unproved: 50 });
  for (let n = 0; n < 40; n++) request(limit, guess(n), 401);
  expect(limit.sizes).toEqual({ tokens: 0, unproved: 2 });
});
