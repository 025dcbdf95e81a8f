import { expect } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import type { ScimType } from "@/lib/scim/error";
import { urn } from "@/lib/scim/urn";
import type { Received } from "@/tests/support/http";
import type { HttpTenant } from "@/tests/support/http-tenant";
import type { Resource } from "./messages";

export interface Refusal {
  status: number;
  scimType?: ScimType;
  detail?: RegExp | string;
}

/** An Error resource (RFC 7644 s3.12) in the right media type, with a detail that says something. */
export function expectError(answer: Received, { status, scimType, detail }: Refusal): void {
  expect({ status: answer.status, text: answer.text }).toEqual({
    status,
    text: expect.any(String),
  });
  expect(answer.headers["content-type"]).toBe("application/scim+json");
  expect(answer.body).toEqual({
    schemas: [urn.error],
    status: String(status),
    detail: expect.stringMatching(/\S{2}/),
    ...(scimType && { scimType }),
  });
  if (detail) expect(answer.body.detail).toMatch(detail);
}

/** An answer of the protocol, whatever it says: in SCIM's form, and no fault of the server. */
export function expectProtocolAnswer(answer: Received): void {
  const isOurFault = answer.status >= 500 && answer.status !== 501; // which is /Me's
  expect(isOurFault, answer.text).toBe(false);
  if (answer.text !== "") expect(answer.headers["content-type"]).toBe("application/scim+json");
  if (answer.status >= 400) {
    expect(answer.body).toMatchObject({ schemas: [urn.error], status: String(answer.status) });
  }
}

/** What a workspace holds, as far as a client and the activity log show it. */
export async function stateOf({ scim, operator }: HttpTenant) {
  const [users, groups, log] = await Promise.all([
    scim.get("/Users?count=1000&sortBy=id"),
    scim.get("/Groups?count=1000&sortBy=id"),
    listActivity(operator, { limit: 1000 }),
  ]);
  return { users: users.body, groups: groups.body, events: log.events.map(({ id }) => id) };
}

/** Sends what must be refused, and finds the workspace as it was before. */
export async function expectRefusal(
  tenant: HttpTenant,
  send: () => Promise<Received>,
  refusal: Refusal,
): Promise<void> {
  const before = await stateOf(tenant);
  expectError(await send(), refusal);
  expect(await stateOf(tenant)).toEqual(before);
}

/** The resources on a page. */
export function resourcesOf(answer: Received): Resource[] {
  expect(answer.status, answer.text).toBe(200);
  expect(answer.body).toMatchObject({ schemas: [urn.listResponse] });
  return answer.body.Resources as Resource[]; // what a ListResponse holds
}

/** The ids on a page. */
export const idsOf = (answer: Received): string[] => resourcesOf(answer).map(({ id }) => id);
