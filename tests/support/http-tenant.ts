import { inject } from "vitest";
import type { Plan } from "@/lib/directory/plans";
import { type ScimClient, scimClient } from "./scim-client";
import { newTenant, type TestTenant } from "./tenant";

export type HttpTenant = TestTenant & { port: number; host: string; scim: ScimClient };

/** A new workspace on the running server, with a client that presents its token. */
export async function newHttpTenant(options: { plan?: Plan } = {}): Promise<HttpTenant> {
  const tenant = await newTenant(options);
  const port = inject("httpPort");
  return {
    ...tenant,
    port,
    host: `${tenant.slug}.localhost:${port}`,
    scim: scimClient({ ...tenant, port }),
  };
}
