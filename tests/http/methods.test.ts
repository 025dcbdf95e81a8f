import { describe, expect, test } from "vitest";
import { send } from "@/tests/support/http";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { foreignMethods } from "@/tests/support/mount";
import { expectError, expectRefusal } from "./answers";
import { createUser } from "./messages";

const call = ({ port, host, token }: HttpTenant, method: string, path: string) =>
  send({
    method,
    path: `/scim/v2${path}`,
    port,
    host,
    headers: { Authorization: `Bearer ${token}` },
  });

const paths: [string, string[]][] = [
  ["/", ["GET"]],
  ["/Users", ["GET", "POST"]],
  ["/Groups", ["GET", "POST"]],
  ["/Users/1", ["DELETE", "GET", "PATCH", "PUT"]],
  ["/.search", ["POST"]],
  ["/Users/.search", ["POST"]],
  ["/Bulk", ["POST"]],
  ["/ServiceProviderConfig", ["GET"]],
  ["/ResourceTypes", ["GET"]],
  ["/ResourceTypes/User", ["GET"]],
  ["/Schemas", ["GET"]],
  ["/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", ["GET"]],
];

describe("[8] [22] a method that a path doesn't have is 405 with Allow", () => {
  test.for(paths)("%s", async ([path, methods]) => {
    const tenant = await newHttpTenant();
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", ...foreignMethods]) {
      if (methods.includes(method)) continue;
      const answer = await call(tenant, method, path);
      expectError(answer, { status: 405, detail: method });
      const allowed = answer.headers.allow?.split(", ") ?? [];
      expect(allowed.filter((name) => name !== "HEAD" && name !== "OPTIONS")).toEqual(methods);
    }
  });
});

test("[13] OPTIONS says what is allowed", async () => {
  const tenant = await newHttpTenant();
  for (const [path, methods] of paths) {
    const answer = await call(tenant, "OPTIONS", path);
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(answer.headers.allow?.split(", ")).toEqual(expect.arrayContaining(methods));
  }
});

test("[8] where nothing is served, every method is 404 and learns what is", async () => {
  const tenant = await newHttpTenant();
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", ...foreignMethods]) {
    for (const path of ["/Devices", "/Devices/1", "/Devices/.search", "/Users/1/2"]) {
      const detail = `"${path}". Resources are at /Users, /Groups.`;
      expectError(await call(tenant, method, path), { status: 404, detail });
    }
  }
});

test("[13] HEAD is GET without a body", async () => {
  const tenant = await newHttpTenant();
  const { id } = await createUser(tenant.scim);
  for (const path of ["/Users", `/Users/${id}`, "/Users/nope", "/Schemas", "/Nope"]) {
    const [got, head] = [await call(tenant, "GET", path), await call(tenant, "HEAD", path)];
    expect(head).toMatchObject({ status: got.status, text: "" });
    expect(head.headers["content-type"]).toBe("application/scim+json");
    expect(head.headers.etag).toBe(got.headers.etag);
  }
});

test("[128] /Me is 501 by every method", async () => {
  const tenant = await newHttpTenant();
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    await expectRefusal(tenant, () => call(tenant, method, "/Me"), { status: 501 });
  }
});

test("[22] discovery can't be written to", async () => {
  const tenant = await newHttpTenant();
  for (const path of ["/Schemas", "/ResourceTypes", "/ServiceProviderConfig"]) {
    await expectRefusal(tenant, () => tenant.scim.post(path, { a: 1 }), { status: 405 });
  }
});
