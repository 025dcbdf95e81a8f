import { inject } from "vitest";
import type { Plan } from "@/lib/directory/plans";
import { type ScimClient, scimClient } from "./scim-client";
import { newTenant, type TestTenant } from "./tenant";

export type HttpTenant = TestTenant & { port: number; host: string; scim: ScimClient };

/** A new workspace on the running server, with a client that sends its token. */
export const newHttpTenant = async (options: { plan?: Plan } = {}): Promise<HttpTenant> =>
  tenantAt(inject("httpPort"), await newTenant(options));

/** A workspace as served on a port of this machine. */
export const tenantAt = (port: number, tenant: TestTenant): HttpTenant => ({
  ...tenant,
  port,
  host: `${tenant.slug}.localhost:${port}`,
  scim: scimClient({ ...tenant, port }),
});
