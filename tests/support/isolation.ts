import { afterAll, beforeAll, expect, inject } from "vitest";
import { appDatabaseUrl, parseEnv } from "@/lib/env";
import { sealSession } from "@/lib/http/session-cookie";
import { testEnvironment } from "./environment";
import { fingerprintOf } from "./fingerprint";
import { filled, type Ids } from "./foreign-ids";
import type { Received } from "./http";
import { type ServerProcess, startServerProcess } from "./server-process";
import { withoutTenantConditions } from "./without-tenant-conditions";

let bare: ServerProcess | undefined;

/** The server under test, and one whose queries lose their tenant conditions on the way to the database. */
export function eachWay(): [title: string, port: () => number][] {
  beforeAll(async () => {
    const environment = testEnvironment(inject("httpDatabaseUrl"));
    const url = await withoutTenantConditions(appDatabaseUrl(parseEnv(environment)));
    const name = `without-conditions-${process.env.VITEST_POOL_ID}`;
    bare = await startServerProcess({ ...environment, DATABASE_APP_URL: url }, { name });
  });
  afterAll(async () => void (await bare?.stop()));
  return [
    ["as it is", () => inject("httpPort")],
    ["without tenant conditions", () => bare?.port ?? 0],
  ];
}

export type Filled = Awaited<ReturnType<typeof filled>>;

export const pairOfWorkspaces = async (): Promise<{ own: Filled; other: Filled }> => ({
  own: await filled(),
  other: await filled(),
});

const idsOf = ({ user, group, policy, token }: Ids): Ids => ({ user, group, policy, token });

const unknownIds = (): Ids => ({
  user: crypto.randomUUID(),
  group: crypto.randomUUID(),
  policy: crypto.randomUUID(),
  token: crypto.randomUUID(),
});

/** A response without what differs between any two responses. */
function shapeOf({ status, headers, text }: Received, ids: Ids): string {
  const shown = text
    .replace(/<script\b.*?<\/script>|<link\b[^>]*>/gs, "")
    .replace(/_[RS]_\w+_/g, "<element>")
    .replace(/W\/\\?"[^"]*"/g, "<version>")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>");
  const whole = `${status} ${headers["content-type"]} ${headers.location} ${shown}`;
  return Object.values(ids)
    .flatMap((id) => [id, id.slice(-12)]) // pages shorten ids
    .reduce((rest, part) => rest.replaceAll(part, "<id>"), whole);
}

/**
 * Sends a request with another workspace's ids and with ids of nothing; fails if the responses differ in more than the
 * ids, or if the other workspace changes. Returns the response.
 */
export async function expectAlike(
  other: Filled,
  title: string,
  ask: (ids: Ids) => Promise<Received>,
): Promise<string> {
  const before = await fingerprintOf(other.slug);
  const [theirs, nobodys] = [idsOf(other), unknownIds()];
  const answered = shapeOf(await ask(theirs), theirs);
  expect(answered, title).toBe(shapeOf(await ask(nobodys), nobodys));
  expect(answered, title).not.toMatch(/^5/);
  expect(await fingerprintOf(other.slug), title).toBe(before);
  return answered;
}

/** The cookie of a workspace's first admin. */
export async function adminCookie({ person, slug }: Filled): Promise<string> {
  if (person.credential.kind !== "session") throw new Error("an admin has a session");
  const session = { id: person.credential.id, expiresAt: new Date(Date.now() + 600_000) };
  return `accedo_session=${await sealSession(session, slug)}`;
}
