import { afterAll, inject } from "vitest";
import { closePool } from "@/db/client";
import { testEnvironment } from "./environment";

// So that a test can create its tenant with the product's own verbs, alongside the running server.
Object.assign(process.env, testEnvironment(inject("httpDatabaseUrl")));

afterAll(closePool);
