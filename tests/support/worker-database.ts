import { afterAll, inject } from "vitest";
import { closePool } from "@/db/client";
import { flushRequests } from "@/lib/directory/provisioning-log/recorder";
import { createDatabase, databaseUrl } from "./databases";
import { testEnvironment } from "./environment";

// One database per worker, shared by all of its files: each test has its own tenant.
const name = `${inject("template")}_${process.env.VITEST_POOL_ID}`;

await createDatabase(inject("clusterUrl"), { name, template: inject("template") });
Object.assign(process.env, testEnvironment(databaseUrl(inject("clusterUrl"), name)));

// Otherwise the provisioning log's pending rows would reopen the pool, on a database that is being dropped.
afterAll(async () => {
  await flushRequests();
  await closePool();
});
