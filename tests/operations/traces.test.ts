import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/db/client";
import { listPeople } from "@/lib/directory/people";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { submitForm, visit } from "@/tests/support/form";
import { tenantAt } from "@/tests/support/http-tenant";
import { usedSamlSecrets } from "@/tests/support/saml/secrets";
import { scimClient } from "@/tests/support/scim-client";
import { newTenant } from "@/tests/support/tenant";

let collector: Server;
let deployment: Deployment;
const received: { path: string; body: string }[] = [];

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ path: request.url ?? "", body: Buffer.concat(chunks).toString("latin1") });
    response.end();
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const { port } = collector.address() as AddressInfo; // it listens on TCP
  deployment = await deploy("traces", {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_SERVICE_NAME: "accedo-under-test",
  });
});

afterAll(async () => {
  await closePool();
  await deployment.destroy();
  collector.close();
});

test("where the standard variables ask for it, requests leave spans, under the service's name, without secrets", async () => {
  const tenant = await newTenant();
  const { port } = deployment;
  const answer = await scimClient({ ...tenant, port }).get("/Users");
  expect(answer.status).toBe(200);
  const page = { port, host: `${tenant.slug}.localhost:${port}` };
  await visit({ ...page, path: "/sign-in" });
  const [admin] = (await listPeople(tenant.operator, {})).people;
  const link = await createSetPasswordLink(tenant.operator, { id: admin?.id ?? "" });
  const password = "a passphrase of Ann's own";
  const welcomed = await submitForm(
    { ...page, path: `/set-password/${link.secret}` },
    { password },
  );
  expect(welcomed.headers["set-cookie"]).toMatch(/^accedo_session=ey/);
  const saml = await usedSamlSecrets(tenantAt(port, await newTenant()));
  await deployment.application.stop();

  expect(received.map(({ path }) => path)).toContain("/v1/traces");
  const sent = received.map(({ body }) => body).join("");
  expect(sent).toContain("accedo-under-test");
  expect(sent).toContain("GET scim");
  expect(sent).toContain("GET page");
  expect(sent).toContain(answer.headers["x-request-id"]);
  expect(sent).toContain("/set-password/{secret}");
  const secrets = { ...saml, token: tenant.token, link: link.secret, password };
  const leaked = Object.entries(secrets).filter(([, secret]) => !secret || sent.includes(secret));
  expect(leaked).toEqual([]);
});
