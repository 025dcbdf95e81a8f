import { afterAll, inject } from "vitest";
import { closePool } from "@/db/client";
import { createDatabase, databaseUrl } from "./databases";
import { testEnvironment } from "./environment";

// One database a worker, which all of its files share: each test has a tenant of its own.
const name = `${inject("template")}_${process.env.VITEST_POOL_ID}`;

await createDatabase(inject("clusterUrl"), { name, template: inject("template") });
Object.assign(process.env, testEnvironment(databaseUrl(inject("clusterUrl"), name)));

afterAll(closePool);
