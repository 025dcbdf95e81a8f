import { afterAll, inject } from "vitest";
import { closePool } from "@/db/client";
import { flushRequests } from "@/lib/directory/provisioning-log/recorder";
import { createDatabase, databaseUrl } from "./databases";
import { testEnvironment } from "./environment";

// One database a worker, which all of its files share: each test has a tenant of its own.
const name = `${inject("template")}_${process.env.VITEST_POOL_ID}`;

await createDatabase(inject("clusterUrl"), { name, template: inject("template") });
Object.assign(process.env, testEnvironment(databaseUrl(inject("clusterUrl"), name)));

// What the provisioning log has still to write would open the pool anew, on a database that is going away.
afterAll(async () => {
  await flushRequests();
  await closePool();
});
