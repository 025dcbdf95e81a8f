import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scimHandler } from "@/lib/http/scim/handler";
import { fingerprintOf } from "@/tests/support/fingerprint";
import { personDocument, postGroup, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";
import { type FuzzedRequest, request } from "./requests";

/** `npm run fuzz -- 1000000` asks for more. */
const inputs = Number(process.env.FUZZ ?? 400);
const inputsInOneWorkspace = 2_000;
/** A read that PostgreSQL is busy with is stopped after 15 s and a 503; nothing else may go on for long either. */
const answeredWithin = 30_000;
const mostGrowth = 64 * 1024 * 1024;

interface Target {
  readonly slug: string;
  readonly token: string;
  readonly user: string;
  readonly group: string;
  /** Leads to the second page of people. */
  readonly cursor: string;
}

async function newTarget(): Promise<Target> {
  const { slug, token, scim } = await newWorkspace();
  const user = await postUser(scim, personDocument("ann@example.com"));
  const group = await postGroup(scim, "Everybody", [user.id]);
  const target = { slug, token, user: user.id, group: group.id, cursor: "" };
  const first = await send(target, {
    method: "GET",
    path: "/Users?count=1&cursor",
    headers: {},
    body: undefined,
  });
  const { nextCursor } = JSON.parse(first.text);
  expect(nextCursor).toEqual(expect.any(String));
  return { ...target, cursor: nextCursor };
}

/** With ids and a cursor of the workspace; placeholders in a query are encoded. */
const filledIn = (text: string, { user, group, cursor }: Target) =>
  text
    .replaceAll("{user}", user)
    .replaceAll("{group}", group)
    .replaceAll("%7Bcursor%7D", encodeURIComponent(cursor))
    .replaceAll("{cursor}", cursor);

async function send(target: Target, { method, path, headers, body }: FuzzedRequest) {
  const asked = new Request(`http://scim/scim/v2${filledIn(path, target)}`, {
    method,
    headers: {
      "content-type": "application/scim+json",
      ...headers,
      host: `${target.slug}.localhost`,
      authorization: `Bearer ${target.token}`,
    },
    ...(body !== undefined && { body: filledIn(body, target) }),
  });
  const response = await scimHandler(asked);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function expectScim({ status, headers, text }: Awaited<ReturnType<typeof send>>): void {
  // 501 is /Me's own answer (RFC 7644 s3.11).
  expect(status === 501 || (status >= 200 && status < 500), `${status} ${text}`).toBe(true);
  if (text) expect(headers.get("content-type")).toBe("application/scim+json");
  if (status >= 400) expect(JSON.parse(text)).toMatchObject({ status: String(status) });
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const builtIns = () =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((prototype) =>
    Reflect.ownKeys(prototype).map(String),
  );

test(`${inputs} requests near the protocol: answered in its form; a refusal changes nothing`, {
  timeout: 60_000 + inputs * 100,
}, async () => {
  const untouched = builtIns();
  let target = await newTarget();
  let state = await fingerprintOf(target.slug);
  let sent = 0;
  let warm = 0;
  const property = fc.asyncProperty(request, async (one) => {
    if (++sent % inputsInOneWorkspace === 0) {
      target = await newTarget();
      state = await fingerprintOf(target.slug);
    }
    if (sent === Math.ceil(inputs / 2)) warm = heapInUse();
    const answer = await send(target, one);
    expectScim(answer);
    const before = state;
    state = await fingerprintOf(target.slug);
    if (answer.status >= 400 || one.method === "GET") expect(state).toBe(before);
  });
  await fc.assert(property, {
    numRuns: inputs,
    timeout: answeredWithin,
    endOnFailure: inputs > 10_000,
  });

  expect(builtIns()).toEqual(untouched);
  expect(heapInUse() - warm).toBeLessThan(mostGrowth);
});
