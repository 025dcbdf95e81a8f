import { describe, expect, inject, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { welcomeAdmin } from "@/tests/support/browser-session";
import { send } from "@/tests/support/http";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { testOfServer } from "@/tests/support/mount";
import { expectError, idsOf } from "./answers";
import { createUser, userBody } from "./messages";

const get = ({ port, host, token }: HttpTenant, path: string) =>
  send({ method: "GET", path, port, host, headers: { Authorization: `Bearer ${token}` } });

describe("[10] a wrong base URL is 404 and names the right one", () => {
  test.for([
    "/scim",
    "/scim/",
    "/scim/Users",
    "/scim/v1/Users",
    "/scim/v3",
    "/api/scim/v2/Users",
    "/api/scim",
    "/SCIM/v2/Users",
  ])("%s", async (path) => {
    const tenant = await newHttpTenant();
    const detail = `http://${tenant.host}/scim/v2`;
    expectError(await get(tenant, path), { status: 404, detail });
  });
});

test("[21] a path that leads nowhere is 404", async () => {
  const { scim } = await newHttpTenant();
  for (const path of [
    "/Nope",
    "/Users/1/groups",
    "/Bulk/1",
    "/ServiceProviderConfig/1",
    "/.search/1",
  ]) {
    expectError(await scim.get(path), { status: 404 });
  }
});

const expectUserAt = async (paths: (id: unknown) => string[]) => {
  const tenant = await newHttpTenant();
  const { id } = await createUser(tenant.scim);
  for (const path of paths(id)) expect((await get(tenant, path)).body, path).toMatchObject({ id });
};

test("[12] a slash that trails, and other cases of an endpoint, lead to the same place", () =>
  expectUserAt((id) => [
    `/scim/v2/Users/${id}`,
    `/scim/v2/Users/${id}/`,
    `/scim/v2/users/${id}`,
    `/scim/v2/USERS/${id}?`,
    `/scim/V2/Users/${id}?&`,
  ]));

testOfServer("[12] slashes that are doubled lead to the same place", () =>
  expectUserAt((id) => [`/scim/v2//Users/${id}`, `//scim/v2/Users//${id}`]),
);

test("[12] a search survives a plus for a blank, a trailing ampersand, and a bare question mark", async () => {
  const { scim } = await newHttpTenant();
  const { id, userName } = await createUser(scim);
  const name = encodeURIComponent(`"${userName}"`);
  for (const query of [
    `filter=userName+eq+${name}`,
    `filter=userName%20eq%20${name}&`,
    `&filter=userName+eq+${name}&aadOptscim062020`,
    `FILTER=userName+eq+${name}`,
  ]) {
    expect(idsOf(await scim.get(`/Users?${query}`)), query).toEqual([id]);
    expect(idsOf(await scim.get(`/Users/?${query}`)), query).toEqual([id]);
  }
  expect(idsOf(await scim.get("/Users?"))).toContain(id);
});

test("[32] meta.location, Location and $ref are absolute, on the host by which the client came", async () => {
  const { scim, host } = await newHttpTenant();
  const answer = await scim.post("/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: "ann",
  });
  const location = `http://${host}/scim/v2/Users/${answer.body.id}`;
  expect(answer.headers.location).toBe(location);
  expect(answer.body).toMatchObject({ meta: { location } });
});

test.each(["scim", "web"] as const)(
  "what a client says its address is counts for nothing: %s",
  async (source) => {
    const tenant = await newHttpTenant();
    const headers = { "X-Accedo-Remote-Address": "203.0.113.66" };
    if (source === "scim") await tenant.scim.post("/Users", userBody(), { headers });
    else await welcomeAdmin(tenant, { ...tenant, headers });
    const { events } = await listActivity(tenant.operator, { source });
    expect(events.map(({ ip }) => ip)).toEqual([inject("mount") === "server" ? "127.0.0.1" : null]);
  },
);

test("X-Forwarded-Host and -Proto mean nothing where no proxy is trusted", async () => {
  const { scim, host } = await newHttpTenant();
  const headers = { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https" };
  const answer = await scim.get("/ServiceProviderConfig", { headers });
  expect(answer.body).toMatchObject({
    meta: { location: `http://${host}/scim/v2/ServiceProviderConfig` },
  });
});
