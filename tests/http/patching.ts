import { expect } from "vitest";
import type { ScimType } from "@/lib/scim/error";
import type { Json, JsonObject } from "@/lib/scim/json";
import type { HttpTenant } from "@/tests/support/http-tenant";
import { expectRefusal } from "./answers";
import { createUser, patchBody, type Resource } from "./messages";

/** A user, and what PATCH makes of it. */
export async function patching(tenant: HttpTenant, attributes: JsonObject = {}) {
  const user = await createUser(tenant.scim, attributes);
  const path = `/Users/${user.id}`;
  const patch = async (...operations: Json[]): Promise<Resource> => {
    const answer = await tenant.scim.patch(path, patchBody(...operations));
    expect(answer.status, answer.text).toBe(200);
    expect((await tenant.scim.get(path)).body).toEqual(answer.body);
    return answer.body as Resource;
  };
  const refused = (scimType: ScimType, ...operations: Json[]) =>
    expectRefusal(tenant, () => tenant.scim.patch(path, patchBody(...operations)), {
      status: 400,
      scimType,
    });
  return { user, path, patch, refused };
}
